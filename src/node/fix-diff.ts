import {readerOf} from '../formats/readers.ts'
import type {FixedFile} from '../model/report.ts'
import {unifiedDiff} from '../report/diff.ts'
import {diffOf} from './convert/diff.ts'

export interface DiffOptions {
  /** `cells`: notebook files by their cells; `file`: all files by their lines, as `git apply` takes them. */
  readonly style: 'cells' | 'file'
  /** Control characters stay as they are: for a file or a program, not for a terminal. */
  readonly exact: boolean
}

/** What fixes would change. */
export function fixDiff(files: readonly FixedFile[], {style, exact}: DiffOptions): string {
  return files.map(({path, change}) => (change ? diffOfFile(path, change, {style, exact}) : '')).join('')
}

function diffOfFile(path: string, {before, after}: NonNullable<FixedFile['change']>, {style, exact}: DiffOptions): string {
  const reader = style === 'cells' && path.endsWith('.ipynb') ? readerOf(path, before) : undefined
  const notebook = reader?.parse(before).notebook
  if (reader && notebook) return diffOf(path, {before: {file: {text: before}, notebook}, text: after, format: reader.id})
  return unifiedDiff({from: `a/${path}`, to: `b/${path}`, before, after, exact})
}
