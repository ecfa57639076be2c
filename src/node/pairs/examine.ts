import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {pairDigest} from '../../formats/over.ts'
import {type Content, contentOf} from '../../formats/pair/content.ts'
import {decide, type PairState} from '../../formats/pair/decide.ts'
import {describeDifferences, differencesOf} from '../../formats/pair/differences.ts'
import {readerOf} from '../../formats/readers.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {Place} from '../../model/place.ts'
import {headBlobs} from '../git/blobs.ts'
import {decode} from '../read.ts'
import {openChosen} from '../read-chosen.ts'
import {readSideFile} from '../side-files.ts'
import {turn} from '../turn.ts'
import type {Opened, Workspace} from '../workspace.ts'
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
  /** The fingerprints of the files that were compared; absent where they are the same or could not be. */
  readonly files?: {readonly text: string; readonly notebook: string}
}

/** Tells the bytes of a file from others. */
export function fingerprintOf({file}: Opened): string {
  return createHash('sha256').update(file.bytes).digest('hex')
}

/** The half that is not there. */
export interface Missing {
  readonly missing: 'text' | 'notebook'
  /** Whether the last commit has it. */
  readonly isDeleted: boolean
}

/** Compares the halves of pairs by content, with each other and with what they were when they were last the same. */
export async function examinePairs(workspace: Workspace, pairs: readonly Halves[]): Promise<Examined[]> {
  const compared: Compared[] = []
  for (const halves of pairs) {
    await turn()
    compared.push(compare(workspace, halves))
  }
  const open = compared.filter(({bases, state}) => typeof state === 'object' || (bases && (state === 'both' || state === 'unknown')))
  const heads = headBlobs(
    workspace.root,
    open.flatMap(({halves, state}) => (typeof state === 'object' ? [halves[state.missing]] : [halves.text, halves.notebook])),
  )
  return compared.map(({bases, ...pair}) => {
    if (typeof pair.state === 'object') return {...pair, state: {...pair.state, isDeleted: heads.has(pair.halves[pair.state.missing])}}
    if (!bases || (pair.state !== 'both' && pair.state !== 'unknown')) return pair
    const head = headDigest(workspace, pair.halves, heads)
    return {...pair, state: decide(bases.text, bases.notebook, [...bases.known, ...(head === undefined ? [] : [head])])}
  })
}

interface Compared extends Examined {
  /** The digests of halves that differ, and of what they were. */
  readonly bases?: {readonly text: string; readonly notebook: string; readonly known: readonly string[]}
}

function compare(workspace: Workspace, halves: Halves): Compared {
  const text = openHalf(workspace, halves.text)
  const notebook = openHalf(workspace, halves.notebook)
  const nothing = {halves, difference: '', place: {kind: 'file'}} as const
  if (text === 'missing' || notebook === 'missing') {
    return {...nothing, state: {missing: text === 'missing' ? 'text' : 'notebook', isDeleted: false}}
  }
  const [own, other] = [notebookOf(text), notebookOf(notebook)]
  if (!own || !other || !isOpened(text) || !isOpened(notebook)) return {...nothing, state: 'broken'}
  const readSide = (path: string): Uint8Array | undefined => readSideFile(dirname(join(workspace.root, halves.text)), path)
  const [a, b] = [own, other].map(half => contentOf(half, {readSide})) as [Content, Content]
  if (a.digest === b.digest) return {...nothing, state: 'same'}
  const differences = differencesOf(a, b)
  const stored = pairDigest(other)
  const known = stored === undefined ? [] : [stored]
  return {
    halves,
    state: decide(a.digest, b.digest, known),
    difference: describeDifferences(differences, halves),
    place: differencePlace(halves.source === 'text' ? [own, other] : [other, own], differences, halves.source),
    files: {text: fingerprintOf(text), notebook: fingerprintOf(notebook)},
    bases: {text: a.digest, notebook: b.digest, known},
  }
}

function openHalf(workspace: Workspace, path: string): Opened | Diagnostic | 'missing' | 'other' {
  if (!existsSync(join(workspace.root, path))) return 'missing'
  return openChosen(workspace, path, {readSides: true}) ?? 'other'
}

function isOpened(half: Opened | Diagnostic | 'other'): half is Opened {
  return half !== 'other' && 'source' in half
}

/** A half with errors says nothing. */
function notebookOf(half: Opened | Diagnostic | 'other'): Notebook | undefined {
  if (!isOpened(half)) return undefined
  const {notebook, problems} = half.source.parsed
  return problems.some(({severity}) => severity === 'error') ? undefined : notebook
}

/** What both halves held in the last commit, if that was the same. */
function headDigest(workspace: Workspace, {text, notebook}: Halves, heads: ReadonlyMap<string, Uint8Array>): string | undefined {
  const folder = dirname(join(workspace.root, text))
  const [a, b] = [text, notebook].map(path => {
    const bytes = heads.get(path)
    const file = bytes && decode(bytes, path)
    const parsed =
      file && 'text' in file ? readerOf(path, file.text)?.parse(file.text, {readSide: side => readSideFile(folder, side)}) : undefined
    return parsed?.notebook && contentOf(parsed.notebook).digest
  })
  return a !== undefined && a === b ? a : undefined
}
