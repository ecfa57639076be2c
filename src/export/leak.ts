import type {Output} from '../model/notebook.ts'
import {isList, isMap, type Value} from '../model/value.ts'
import {decodeReferences} from '../parse/character-references.ts'
import {linesIn} from './line-search.ts'
import type {KeptCell, RemovedPart} from './select.ts'
import {plainText} from './terminal.ts'
import {shortestWindow} from './windows.ts'

/**
 * The cell of a removed part that stands in the files although neither a kept part nor what a finding was told holds it: a bug of
 * ours. Lines of 12 units and more count.
 */
export function findLeak(
  files: readonly string[],
  {kept, removed, told = []}: {kept: readonly KeptCell[]; removed: readonly RemovedPart[]; told?: readonly string[]},
): number | undefined {
  const cells = removedLines(removed)
  const hits = linesIn(
    files.map(file => squash(unescapeMarks(file))),
    cells.keys(),
  )
  if (hits.size === 0) return undefined
  const allowed = linesIn([...kept.flatMap(keptTexts), ...told].flatMap(formsOf), hits)
  for (const [line, cell] of cells) if (hits.has(line) && !allowed.has(line)) return cell
  return undefined
}

/** Line of a removed part → its first cell. */
function removedLines(removed: readonly RemovedPart[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  for (const {cell, value} of removed) {
    for (const part of typeof value === 'string' ? [value] : isOutput(value) ? outputTexts(value) : textsOf(value)) {
      for (let start = 0; start < part.length; ) {
        const feed = part.indexOf('\n', start)
        const end = feed === -1 ? part.length : feed
        const text = end - start < shortestWindow ? '' : squash(part.slice(start, end)).trim()
        if (text.length >= shortestWindow && !lines.has(text)) lines.set(text, cell)
        start = end + 1
      }
    }
  }
  return lines
}

function keptTexts({source, figureText, attachments, outputs}: KeptCell): string[] {
  return [source ?? '', figureText ?? '', ...textsOf(attachments), ...outputs.flatMap(({output}) => outputTexts(output))]
}

function isOutput(value: Exclude<RemovedPart['value'], string>): value is Output {
  return 'kind' in value
}

function outputTexts(output: Output): string[] {
  if (output.kind === 'stream') return [output.text]
  if (output.kind === 'error') return [output.name, output.value, ...output.traceback]
  return [...textsOf(output.data), ...textsOf(output.metadata)]
}

function textsOf(value: Value): string[] {
  const texts: string[] = []
  const stack: Value[] = [value]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') texts.push(next)
    else if (isList(next)) for (const item of next) stack.push(item)
    else if (isMap(next)) for (const item of next.values()) stack.push(item)
  }
  return texts
}

/** The forms in which a kept text may reach a file: as it is, without marks of Markdown, and as the text of HTML. */
function formsOf(given: string): string[] {
  // Colours and other escapes of a terminal are not shown.
  const text = plainText(given)
  const plain = squash(unescapeMarks(text))
  const forms = /[*`[\]|~_]/u.test(plain) ? [plain, squash(unmark(plain)), squash(unmark(plain).replaceAll('|', ' '))] : [plain]
  if (!/[<&]/u.test(text)) return forms
  const decoded = (tags: string): string => squash(decodeReferences(text.replace(/<[^<>]*>/gu, tags)))
  return [...forms, decoded(''), decoded(' ')]
}

/** Without emphasis, code and the targets of links. */
function unmark(text: string): string {
  return text.replace(/\]\([^\s()]*\)|[*`[\]]+|~~|(?<!\w)_+|_+(?!\w)/gu, '')
}

function squash(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

function unescapeMarks(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('&amp;', '&')
}
