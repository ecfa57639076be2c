import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {pairDigest} from '../../formats/over.ts'
import {type Content, contentOf} from '../../formats/pair/content.ts'
import {decide, type PairState} from '../../formats/pair/decide.ts'
import {changesSince, describeDifferences, differencesOf} from '../../formats/pair/differences.ts'
import {readerOf} from '../../formats/readers.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {Place} from '../../model/place.ts'
import {headBlobs} from '../git/blobs.ts'
import {outsideLink} from '../outside-link.ts'
import {decode} from '../read.ts'
import {type OnProgress, openChosen} from '../read-chosen.ts'
import {readSideFile} from '../side-files.ts'
import {turn} from '../turn.ts'
import {type Opened, readingOf, type Workspace} from '../workspace.ts'
import type {Halves} from './halves.ts'
import {differencePlace} from './place.ts'

/** A pair and what there is to say of it. */
export interface Examined {
  readonly halves: Halves
  readonly state: PairState | Missing | 'broken'
  /** What differs, as people say it. */
  readonly difference: string
  /** Where the first difference is in the source half. */
  readonly place: Place
  /** Of what the halves hold, where they differ or a sync does not know it. */
  readonly digests?: {readonly text: string; readonly notebook: string}
  /** Of halves in step: what they would be compared with is older, so that an edit back to that would pass for none. */
  readonly isBehind?: boolean
}

/** The half that is not there. */
export interface Missing {
  readonly missing: 'text' | 'notebook'
  /** Whether the last commit has it. */
  readonly isDeleted: boolean
}

/** Compares the halves of pairs by content, with each other and with what they were when they were last the same. */
export async function examinePairs(workspace: Workspace, pairs: readonly Halves[], onProgress?: OnProgress): Promise<Examined[]> {
  const compared: Compared[] = []
  for (const [done, halves] of pairs.entries()) {
    await turn()
    onProgress?.({done, total: pairs.length, path: halves.text})
    compared.push(compare(workspace, halves))
  }
  const heads = headBlobs(
    workspace.root,
    compared.flatMap(({halves, state, both}) =>
      typeof state === 'object' ? [halves[state.missing]] : both ? [halves.text, halves.notebook] : [],
    ),
  )
  return compared.map(({both, ...pair}) => {
    const {state, halves} = pair
    if (typeof state === 'object') return {...pair, state: {...state, isDeleted: heads.has(halves[state.missing])}}
    return both ? {...pair, ...judge(halves, both, headOf(workspace, halves, heads))} : pair
  })
}

interface Compared extends Examined {
  /** Of halves that differ. */
  readonly both?: Both
}

interface Both {
  readonly text: Side
  readonly notebook: Side
  /** What both held at the last sync, as the notebook stores it. */
  readonly stored: string | undefined
}

interface Side {
  readonly notebook: Notebook
  readonly content: Content
}

function compare(workspace: Workspace, halves: Halves): Compared {
  const nothing = {halves, difference: '', place: {kind: 'file'}} as const
  // Most catalogs keep one half alone, which need not be read to see that.
  const missing = (['text', 'notebook'] as const).find(
    half => !(workspace.exists?.(halves[half]) ?? existsSync(join(workspace.root, halves[half]))),
  )
  if (missing) return {...nothing, state: {missing, isDeleted: false}}
  const text = openHalf(workspace, halves.text)
  const notebook = openHalf(workspace, halves.notebook)
  if (text === 'missing' || notebook === 'missing') {
    return {...nothing, state: {missing: text === 'missing' ? 'text' : 'notebook', isDeleted: false}}
  }
  const [own, other] = [notebookOf(text), notebookOf(notebook)]
  if (!own || !other) return {...nothing, state: 'broken'}
  const side = (half: Notebook): Side => ({notebook: half, content: contentOfHalf(workspace, halves, half)})
  const both = {text: side(own), notebook: side(other), stored: pairDigest(other)}
  const digests = {text: both.text.content.digest, notebook: both.notebook.content.digest}
  if (digests.text !== digests.notebook) return {...nothing, state: 'unknown', digests, both}
  const isKnown = both.stored === undefined || both.stored === digests.text || halves.rival !== undefined
  return {...nothing, state: 'same', ...(!isKnown && {digests, both})}
}

/** Which half is ahead, and what differs. */
function judge(halves: Halves, {text, notebook, stored}: Both, head: Head): Omit<Examined, 'halves' | 'digests'> {
  const {agreed} = head
  // What was stored before a commit of something else says nothing any more.
  const isStale = agreed !== undefined && head.stored === stored && agreed.digest !== stored
  const base = stored === undefined || isStale ? agreed?.digest : stored
  const state = halves.rival === undefined ? decide(text.content.digest, notebook.content.digest, base) : 'unknown'
  const isBehind = state === 'same' && base !== text.content.digest
  const known = state === 'both' && base === agreed?.digest ? agreed : undefined
  const differences = known ? changesSince(known, text.content, notebook.content) : differencesOf(text.content, notebook.content)
  const sides: readonly [Notebook, Notebook] =
    halves.source === 'text' ? [text.notebook, notebook.notebook] : [notebook.notebook, text.notebook]
  return {state, difference: describeDifferences(differences, halves), place: differencePlace(sides, differences, halves.source), isBehind}
}

/** Reads a half. Only one of the two was named, so that no link is followed out of the root. */
export function openHalf(workspace: Workspace, path: string): Opened | Diagnostic | 'missing' | 'other' {
  if (!existsSync(join(workspace.root, path))) return 'missing'
  return outsideLink(workspace.root, path) ?? openChosen(workspace, path, {readSides: true}) ?? 'other'
}

/** What a half of a pair holds. Files beside the text hold a part of it, of the notebook file too if jupytext has made that. */
export function contentOfHalf(workspace: Workspace, {text}: Halves, notebook: Notebook): Content {
  const folder = dirname(join(workspace.root, text))
  return contentOf(notebook, {readSide: path => readSideFile(folder, path)})
}

/** A half with errors says nothing. */
function notebookOf(half: Opened | Diagnostic | 'other'): Notebook | undefined {
  if (half === 'other' || !('source' in half)) return undefined
  const {notebook, problems} = half.source.parsed
  return problems.some(({severity}) => severity === 'error') ? undefined : notebook
}

/** What the last commit says of a pair. */
interface Head {
  /** What both halves held there, if that was the same. */
  readonly agreed?: Content
  /** What its notebook stores of the sync before. */
  readonly stored?: string | undefined
}

function headOf(workspace: Workspace, halves: Halves, heads: ReadonlyMap<string, Uint8Array>): Head {
  const read = (path: string): Notebook | undefined => {
    const bytes = heads.get(path)
    const file = bytes && decode(bytes, path)
    const folder = dirname(join(workspace.root, halves.text))
    return file && 'text' in file
      ? readerOf(path, file.text)?.parse(file.text, {readSide: side => readSideFile(folder, side), ...readingOf(workspace)}).notebook
      : undefined
  }
  const [text, notebook] = [read(halves.text), read(halves.notebook)]
  if (!text || !notebook) return {}
  const [a, b] = [text, notebook].map(half => contentOfHalf(workspace, halves, half))
  return {...(a && a.digest === b?.digest && {agreed: a}), stored: pairDigest(notebook)}
}
