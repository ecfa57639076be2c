import type {Problem} from '../model/diagnostic.ts'
import {addValue, closeFrame, type Frame, openFrame, type Read, setKey, skippedText} from './json/frame.ts'
import type {Lazy} from './json/lazy.ts'
import {addProblem, problemLog} from './json/problem-log.ts'
import {expected, type Reader, readerOf, skipSpace} from './json/reader.ts'
import {readPlain, readString, skipString} from './json/scalar.ts'
import type {Tree} from './tree.ts'

export interface JsonOptions {
  readonly lazy?: Lazy
}

export interface ParsedJson {
  /** Absent where the text is no JSON; a problem then says where. */
  readonly tree?: Tree
  readonly problems: readonly Problem[]
}

/** More levels than any notebook has, few enough for recursion over the values. */
export const depthLimit = 512

/**
 * Reads a JSON text. Besides JSON it takes `NaN`, `Infinity` and `-Infinity`, which Python writes (warning `parse/number`). Errors
 * that leave a tree are `parse/duplicate-key` and `parse/surrogate`; those that do not are `parse/json` and `parse/too-deep`.
 */
export function parseJson(text: string, options: JsonOptions = {}): ParsedJson {
  const log = problemLog()
  const reader = readerOf(text, log)
  const tree = readTree(reader, options.lazy)
  if (tree) {
    skipSpace(reader)
    if (reader.at < text.length) expected(reader, 'the end of the file')
  }
  return tree && reader.at === text.length ? {tree, problems: log.problems} : {problems: log.problems}
}

/** Reads one value. Iterative, since the nesting is the text's to choose. */
function readTree(reader: Reader, lazy: Lazy | undefined): Tree | undefined {
  const frames: Frame[] = []
  for (;;) {
    skipSpace(reader)
    const top = frames.at(-1)
    const code = reader.text.charCodeAt(reader.at)
    let read: Read | undefined
    if (code === 0x7b || code === 0x5b) {
      const frame = openFrame(code === 0x7b ? 'map' : 'list', reader.at, {parent: top, lazy})
      if (frames.length === depthLimit) return tooDeep(reader)
      reader.at++
      skipSpace(reader)
      if (reader.text.charCodeAt(reader.at) !== code + 2) {
        frames.push(frame)
        if (frame.kind === 'map' && !readKey(reader, frame)) return undefined
        continue
      }
      reader.at++
      read = close(reader, frame)
    } else read = readScalar(reader, code, top)
    for (;;) {
      if (!read) return undefined
      const frame = frames.at(-1)
      if (!frame) return read.tree
      addValue(frame, read)
      const next = readSeparator(reader, frame)
      if (next === 'value') break
      if (next === 'broken') return undefined
      frames.pop()
      read = close(reader, frame)
    }
  }
}

function readScalar(reader: Reader, code: number, top: Frame | undefined): Read | undefined {
  if (code !== 0x22) {
    const tree = readPlain(reader)
    return tree && {tree, string: false}
  }
  if (top !== undefined && top.mode !== 'build') return skipString(reader) ? skippedText : undefined
  const start = reader.at
  const token = readString(reader)
  if (!token) return undefined
  const {value, content} = token
  return {tree: {kind: 'scalar', value, style: 'json', span: {start, end: reader.at}, content}, string: true}
}

/** Reads what follows a value: a comma, with the next key in a mapping, or the end of the list or mapping. */
function readSeparator(reader: Reader, frame: Frame): 'value' | 'end' | 'broken' {
  skipSpace(reader)
  const code = reader.text.charCodeAt(reader.at)
  const close = frame.kind === 'map' ? 0x7d : 0x5d
  if (code !== 0x2c && code !== close) {
    expected(reader, `\`,\` or \`${String.fromCharCode(close)}\``)
    return 'broken'
  }
  reader.at++
  if (code === close) return 'end'
  if (frame.kind === 'list') return 'value'
  skipSpace(reader)
  return readKey(reader, frame) ? 'value' : 'broken'
}

function readKey(reader: Reader, frame: Frame): boolean {
  if (reader.text.charCodeAt(reader.at) !== 0x22) return expected(reader, 'a key in double quotes')
  const token = readString(reader)
  if (!token) return false
  setKey(frame, token, reader.log)
  skipSpace(reader)
  if (reader.text.charCodeAt(reader.at) !== 0x3a) return expected(reader, '`:`')
  reader.at++
  return true
}

function close({text, at}: Reader, frame: Frame): Read {
  return closeFrame(frame, at, () => rebuild(text, frame.start))
}

/** Reads a value again that has been checked already, so what is odd about it is known. */
function rebuild(text: string, start: number): Tree {
  const reader = {...readerOf('', problemLog()), text, at: start}
  return readTree(reader, undefined) ?? {kind: 'list', items: [], flow: true, span: {start, end: start}}
}

function tooDeep({text, at, log}: Reader): undefined {
  const message = `Expected at most ${depthLimit} levels of nesting, got more.`
  addProblem(log, {rule: 'parse/too-deep', severity: 'error', message, start: at, end: Math.min(at + 1, text.length)})
}
