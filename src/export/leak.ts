import type {Output} from '../model/notebook.ts'
import {isList, isMap, type Value} from '../model/value.ts'
import type {KeptCell, RemovedPart} from './select.ts'
import {everyWindow, shortestWindow, windowSize} from './windows.ts'

interface Line {
  readonly text: string
  readonly cell: number
}

/**
 * The cell of a removed part that stands in the files although no kept part holds it: a bug of ours. Lines of 12 units and more count.
 * A text holds a line if it holds its windows, each of more than half the line or of 768 units: that takes linear time, whatever
 * repeats itself in the texts.
 */
export function findLeak(
  files: readonly string[],
  {kept, removed}: {kept: readonly KeptCell[]; removed: readonly RemovedPart[]},
): number | undefined {
  const texts = files.map(file => squash(unescapeMarks(file)))
  let forms: readonly string[] | undefined
  for (const [size, lines] of linesBySize(removed)) {
    const shown = windowsOf(texts, size, () => true)
    const hits = lines.filter(({text}) => everyWindow(text, size, hash => shown.has(hash)))
    if (hits.length === 0) continue
    forms ??= kept.flatMap(keptTexts).flatMap(formsOf)
    const allowed = windowsOf(forms, size, hash => shown.has(hash))
    const leak = hits.find(({text}) => !everyWindow(text, size, hash => allowed.has(hash)))
    if (leak) return leak.cell
  }
  return undefined
}

function windowsOf(texts: readonly string[], size: number, wanted: (hash: number) => boolean): ReadonlySet<number> {
  const windows = new Set<number>()
  for (const text of texts) {
    everyWindow(text, size, hash => {
      if (wanted(hash)) windows.add(hash)
      return true
    })
  }
  return windows
}

/** The lines of removed parts, by the size of the windows that they are compared by. */
function linesBySize(removed: readonly RemovedPart[]): ReadonlyMap<number, readonly Line[]> {
  const lines = new Map<number, Line[]>()
  for (const {cell, value} of removed) {
    for (const part of typeof value === 'string' ? [value] : isOutput(value) ? outputTexts(value) : textsOf(value)) {
      for (const raw of part.split('\n')) {
        const text = squash(raw).trim()
        if (text.length < shortestWindow) continue
        const size = windowSize(text.length)
        const alike = lines.get(size)
        if (alike) alike.push({text, cell})
        else lines.set(size, [{text, cell}])
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
function formsOf(text: string): string[] {
  const plain = squash(unescapeMarks(text))
  if (!/[<&]/u.test(text)) return [plain]
  const decoded = (tags: string): string => squash(decode(text.replace(/<[^<>]*>/gu, tags)))
  return [plain, decoded(''), decoded(' ')]
}

function squash(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

function unescapeMarks(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('&amp;', '&')
}

function decode(text: string): string {
  const names = new Map([
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['nbsp', ' '],
    ['amp', '&'],
  ])
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, number, hex, name) => {
    const code = number === undefined ? Number.parseInt(hex ?? '', 16) : Number(number)
    return names.get(name) ?? (code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole)
  })
}
