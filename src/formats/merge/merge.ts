import type {Parsed} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {parseIpynb} from '../ipynb/parse.ts'
import {printIpynb} from '../ipynb/print.ts'
import {rewriteIpynb} from '../ipynb/rewrite/rewrite.ts'
import {decodeCarriers} from '../myst/decode-carriers.ts'
import {comesBack, pairDigest, withPair} from '../over.ts'
import {type Assembled, assemble} from './assemble.ts'
import {type ContentOptions, mergeContent} from './content.ts'
import type {Versions} from './texts.ts'

export interface MergedNotebook {
  readonly text: string
  /** Cells that hold the markers of a conflict, from 0. */
  readonly conflicts: readonly number[]
}

/**
 * Merges the texts of two notebook files that come from a third, by the MyST texts of the notebooks in them. The result is written over our file,
 * so what nobody changed keeps its bytes. Where a version is no notebook without an error, there is none.
 */
export function mergeIpynb(texts: Versions<string>, options: ContentOptions): MergedNotebook | undefined {
  const [ours, theirs] = [readSide(texts.ours), readSide(texts.theirs)]
  const base = texts.base.trim() === '' ? undefined : readSide(texts.base)
  if (!ours || !theirs || (!base && texts.base.trim() !== '')) return undefined
  const decoded = {base: base && decodeCarriers(base), ours: decodeCarriers(ours), theirs: decodeCarriers(theirs)}
  const content = mergeContent(decoded, options)
  if (!content) return undefined
  const {notebook: merged, origins} = assemble(content, decoded)
  const isPaired = !content.isConflict && [ours, theirs].some(side => pairDigest(side) !== undefined)
  const notebook = isPaired ? withPair(merged) : merged
  const conflicts = content.items.flatMap(({source}, index) => (source === undefined ? [] : [index]))
  return {text: write(texts.ours, ours, {notebook, origins}), conflicts}
}

function readSide(text: string): Notebook | undefined {
  const {notebook, problems}: Parsed = parseIpynb(text)
  return problems.some(({severity}) => severity === 'error') ? undefined : notebook
}

function write(text: string, stored: Notebook, {notebook, origins}: Assembled): string {
  const rewritten = notebook.minor === stored.minor ? rewriteIpynb(text, {stored, notebook, origins}) : undefined
  return rewritten !== undefined && comesBack(rewritten, notebook) ? rewritten : printIpynb(notebook).text
}
