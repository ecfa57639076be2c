import {lstatSync, statSync} from 'node:fs'
import {basename, extname, join, resolve} from 'node:path'
import {slugOf} from '../../../rules/repo/slug.ts'
import {mystExtensions} from '../../formats/myst/detect.ts'
import {pairsFor} from '../../lint/config/resolve.ts'
import type {FormatId} from '../../model/format.ts'
import {folderOfGlob, huntFileName} from '../../setup/new-hunt/file-name.ts'
import {halvesOf} from '../pairs/halves.ts'
import {fromRoot, isGitPath, isInside, shownPath} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'
import type {NewOptions} from './options.ts'

/** Where a new hunt goes. */
export interface Place {
  /** Absolute. */
  readonly file: string
  /** From the root, of the file; of one outside the root, of the file that it would be inside. Rules and settings go by it. */
  readonly path: string
  readonly isInside: boolean
  readonly format: FormatId
  /** The name of the file without its extension. */
  readonly slug: string
  /** As people in the working folder type it. */
  readonly shown: string
}

interface Wanted {
  readonly title: string
  readonly id: string
  readonly team: string | undefined
  readonly options: Pick<NewOptions, 'out' | 'to'>
}

/** The file of a new hunt. That nothing is there yet has been checked. */
export function placeOf(workspace: Workspace, {title, id, team, options}: Wanted): Place {
  const {root, cwd} = workspace
  const name = huntFileName(slugOf(title), id)
  const usual = (format: FormatId): string => joined(folderOf(workspace, team), `${name}${extensions[format]}`)
  const {out} = options
  const target = out === undefined ? join(root, usual('myst')) : resolve(cwd, out)
  const inFolder = out === undefined || /[/\\]$/u.test(out) || statSync(target, {throwIfNoEntry: false})?.isDirectory() === true
  const format = inFolder ? usualFormat(workspace, usual('myst'), options) : formatOfName(target, options)
  const file = out === undefined ? join(root, usual(format)) : inFolder ? join(target, basename(usual(format))) : target
  const path = fromRoot(root, file)
  const isIn = isInside(path)
  if (isIn && isGitPath(path)) throw new ToolError('FILE_OUTSIDE', `Unexpected folder of git: \`${path}\`.`)
  const place: Place = {
    file,
    path: isIn ? path : usual(format),
    isInside: isIn,
    format,
    slug: basename(file, extname(file)),
    shown: shownPath(file, cwd),
  }
  refuseExisting(workspace, place)
  return place
}

const extensions: Readonly<Record<FormatId, string>> = {myst: '.md', ipynb: '.ipynb'}

/** The team's, else the one that the first glob of the catalog begins with. */
function folderOf({config}: Workspace, team: string | undefined): string {
  return team === undefined ? folderOfGlob(config.files[0] ?? '') : `hunts/${team}`
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function usualFormat({config}: Workspace, path: string, {to}: Wanted['options']): FormatId {
  return to ?? config.new.to ?? (pairsFor(config, path).mode === 'ipynb' ? 'ipynb' : 'myst')
}

function formatOfName(file: string, {out = '', to}: Wanted['options']): FormatId {
  const extension = extname(file).toLowerCase()
  const named = extension === '.ipynb' ? 'ipynb' : mystExtensions.includes(extension) ? 'myst' : undefined
  if (named === undefined) {
    throw new ToolError('OPTION_VALUE', `Expected --out to be a folder, or a file that ends in .md or .ipynb, got \`${out}\`.`, {
      hint: 'a folder that does not exist yet ends in `/`',
    })
  }
  if (to === undefined || to === named) return named
  throw new ToolError('OPTION_VALUE', `Expected --out to end as --to ${to} asks for, got \`${out}\`.`)
}

function refuseExisting(workspace: Workspace, {file, path, isInside: isIn, shown}: Place): void {
  if (isThere(file)) {
    throw new ToolError('FILE_EXISTS', `\`${shown}\` exists already; it was left as it is.`, {hint: '--out writes elsewhere'})
  }
  const halves = isIn ? halvesOf(workspace, path) : undefined
  const half = [halves?.text, halves?.notebook, halves?.rival].find(other => other !== undefined && isThere(join(workspace.root, other)))
  if (half === undefined) return
  throw new ToolError('FILE_EXISTS', `\`${half}\` exists already, and \`${path}\` would be the same notebook.`, {
    hint: '--out writes elsewhere; `huntbook convert --to` makes the other half of a notebook',
  })
}

/** A link that leads nowhere is something too. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, {throwIfNoEntry: false}) !== undefined
  } catch {
    // Nobody can tell: writing says why.
    return false
  }
}
