import type {Output} from '../model/notebook.ts'
import {isList, isMap, type Value} from '../model/value.ts'
import type {KeptCell, RemovedPart} from './select.ts'

const shortest = 12
/** Lines that share their first characters and are compared one by one; more of them are equal for this check. */
const mostAlike = 64

/** The cell of a removed part that stands in the files although no kept part holds it: a bug of ours. */
export function findLeak(
  files: readonly string[],
  {kept, removed}: {kept: readonly KeptCell[]; removed: readonly RemovedPart[]},
): number | undefined {
  if (removed.length === 0) return undefined
  const lines = indexLines(removed)
  const allowed = new Set<string>()
  for (const text of kept.flatMap(keptTexts)) for (const form of formsOf(text)) for (const {line} of search(form, lines)) allowed.add(line)
  for (const file of files) {
    for (const {line, cell} of search(squash(unescapeMarks(file)), lines)) if (!allowed.has(line)) return cell
  }
  return undefined
}

interface Line {
  readonly line: string
  readonly cell: number
}

type Lines = ReadonlyMap<string, readonly Line[]>

function indexLines(removed: readonly RemovedPart[]): Lines {
  const seen = new Set<string>()
  const lines = new Map<string, Line[]>()
  for (const {cell, value} of removed) {
    for (const text of typeof value === 'string' ? [value] : isOutput(value) ? outputTexts(value) : textsOf(value)) {
      for (const raw of text.split('\n')) {
        const line = squash(raw).trim()
        if (line.length < shortest || seen.has(line)) continue
        seen.add(line)
        const start = line.slice(0, shortest)
        const alike = lines.get(start)
        if (!alike) lines.set(start, [{line, cell}])
        else if (alike.length < mostAlike) alike.push({line, cell})
      }
    }
  }
  return lines
}

/** Every removed line in a text, in one walk over its windows of twelve units. */
function* search(text: string, lines: Lines): Generator<Line> {
  if (lines.size === 0) return
  for (let at = 0; at + shortest <= text.length; at += 1) {
    for (const found of lines.get(text.slice(at, at + shortest)) ?? []) if (text.startsWith(found.line, at)) yield found
  }
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
