import {existsSync} from 'node:fs'
import {join, posix} from 'node:path'
import {mystExtensions} from '../../formats/myst/detect.ts'
import {readerOf} from '../../formats/readers.ts'
import type {Config, PairConfig} from '../../lint/config/config.ts'
import {pairsFor} from '../../lint/config/resolve.ts'
import type {Exists} from '../listing.ts'
import {readText} from '../read.ts'
import type {Workspace} from '../workspace.ts'

/** One notebook as a text and as a notebook file, whether both exist or not. Paths are from the root. */
export interface Halves {
  readonly text: string
  readonly notebook: string
  readonly mode: Exclude<PairConfig['mode'], 'none'>
  /** The half that people edit, and that rules look at. */
  readonly source: 'text' | 'notebook'
  /** Another text of the same notebook, such as `x.myst` beside `x.md`: nobody can tell which one is the half. */
  readonly rival?: string
}

/** What is asked about halves: a catalog, and what exists in it where somebody knows that already. */
export interface Place extends Pick<Workspace, 'root' | 'config'> {
  readonly exists?: Exists
}

/** The pair that a file is a half of; `undefined` where its configuration knows no pairs. */
export function halvesOf(workspace: Place, path: string): Halves | undefined {
  const {config} = workspace
  const isNotebook = path.toLowerCase().endsWith('.ipynb')
  const {mode, path: pattern} = pairsFor(config, path)
  if (mode === 'none') return undefined
  if (isNotebook === (mode === 'ipynb')) return withSource(workspace, path, {mode, pattern})
  for (const candidate of patternsOf(config)) {
    const stem = sourceStem(candidate, withoutExtension(path))
    const source = stem === undefined ? undefined : isNotebook ? textOf(workspace, stem) : `${stem}.ipynb`
    if (source === undefined) continue
    const own = pairsFor(config, source)
    if (own.mode !== 'none' && own.path === candidate) return withSource(workspace, source, {mode: own.mode, pattern: candidate})
  }
  return undefined
}

/** The path of the other half of a file. */
export function otherHalfOf(workspace: Place, path: string): string | undefined {
  const halves = halvesOf(workspace, path)
  return halves && (halves.text === path ? halves.notebook : halves.text)
}

/** Whether a file is the half of a pair that rules leave alone, because they look at the other one, which is there. */
export function isMirror(workspace: Place, path: string): boolean {
  const halves = halvesOf(workspace, path)
  const source = halves?.[halves.source]
  if (source === undefined || source === path || !isThere(workspace, source)) return false
  const read = readText(join(workspace.root, source), {path: source, maxBytes: workspace.config.maxFileBytes})
  return 'text' in read && readerOf(source, read.text) !== undefined
}

interface Setting {
  readonly mode: Halves['mode']
  readonly pattern: string
}

function withSource(workspace: Pick<Place, 'root' | 'exists'>, source: string, {mode, pattern}: Setting): Halves {
  const stem = withoutExtension(source)
  const folder = posix.dirname(stem)
  const filled = pattern.replaceAll('{folder}/', folder === '.' ? '' : `${folder}/`).replaceAll('{stem}', posix.basename(stem))
  const text = mode === 'ipynb' ? textOf(workspace, filled) : source
  const rival = textsOf(workspace, withoutExtension(text)).find(path => path !== text)
  return {
    mode,
    source: mode === 'ipynb' ? 'notebook' : 'text',
    text,
    notebook: mode === 'ipynb' ? source : `${filled}.ipynb`,
    ...(rival !== undefined && {rival}),
  }
}

/** The text of a stem below a folder: one that exists, or the one that would be made. */
export function textOf(place: Pick<Place, 'root' | 'exists'>, stem: string): string {
  return textsOf(place, stem)[0] ?? `${stem}.md`
}

function textsOf(place: Pick<Place, 'root' | 'exists'>, stem: string): string[] {
  return mystExtensions.map(extension => stem + extension).filter(path => isThere(place, path))
}

function patternsOf({layers}: Config): Set<string> {
  return new Set([...layers.flatMap(({pairs}) => pairs?.path ?? []), '{folder}/{stem}'])
}

/** The stem of the source half of which another half has this one. */
function sourceStem(pattern: string, stem: string): string | undefined {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const named = new Set<string>()
  const source = pattern.split(/(\{folder\}\/|\{stem\})/u).map(part => {
    const isAgain = named.has(part)
    named.add(part)
    if (part === '{folder}/') return isAgain ? '(?:\\k<folder>/)?' : '(?:(?<folder>.+)/)?'
    if (part === '{stem}') return isAgain ? '\\k<stem>' : '(?<stem>[^/]+)'
    return literal(part)
  })
  const groups = new RegExp(`^${source.join('')}$`, 'u').exec(stem)?.groups
  if (!groups) return undefined
  return groups.folder === undefined ? groups.stem : `${groups.folder}/${groups.stem}`
}

function withoutExtension(path: string): string {
  return path.slice(0, path.length - posix.extname(path).length)
}

function isThere({root, exists}: Pick<Place, 'root' | 'exists'>, path: string): boolean {
  return exists ? exists(path) : existsSync(join(root, path))
}
