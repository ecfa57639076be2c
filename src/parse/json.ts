import type {Problem} from '../model/diagnostic.ts'
import {addValue, closeFrame, type Frame, newStacks, openFrame, type Read, type Stacks, setKey} from './json/frame.ts'
import type {Lazy} from './json/lazy.ts'
import {JsonList, JsonScalar} from './json/nodes.ts'
import {addProblem, problemLog} from './json/problem-log.ts'
import {expected, type Reader, readerOf, skipSpace} from './json/reader.ts'
import {readPlain, readString, skipString} from './json/scalar.ts'
import type {Tree} from './tree.ts'

interface JsonOptions {
  readonly lazy?: Lazy
  /** More levels of lists and objects are `parse/too-deep`. At most, and by default, `depthLimit`. */
  readonly maxDepth?: number
}

interface ParsedJson {
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
  const tree = readTree(reader, options)
  if (tree) {
    skipSpace(reader)
    if (reader.at < text.length) expected(reader, 'the end of the file')
  }
  return tree && reader.at === text.length ? {tree, problems: log.problems} : {problems: log.problems}
}

/** Reads one value. Iterative, since the nesting is the text's to choose. */
function readTree(reader: Reader, {lazy, maxDepth = depthLimit}: JsonOptions): Tree | undefined {
  const frames: Frame[] = []
  const stacks = newStacks()
  const build = (start: number): Tree => rebuild(reader.text, start)
  for (;;) {
    skipSpace(reader)
    const top = frames.at(-1)
    const code = reader.text.charCodeAt(reader.at)
    let read: Read | undefined
    if (code === 0x7b || code === 0x5b) {
      const frame = openFrame(code === 0x7b ? 'map' : 'list', reader.at, {parent: top, lazy, stacks})
      if (frames.length === Math.min(maxDepth, depthLimit)) return tooDeep(reader, frames.length)
      reader.at++
      skipSpace(reader)
      if (reader.text.charCodeAt(reader.at) !== code + 2) {
        frames.push(frame)
        if (frame.kind === 'map' && !readKey(reader, frame, stacks)) return undefined
        continue
      }
      reader.at++
      read = closeFrame(frame, reader.at, {stacks, build})
    } else read = readScalar(reader, code, top)
    for (;;) {
      if (!read) return undefined
      const frame = frames.at(-1)
      if (!frame) return typeof read === 'string' ? undefined : read
      addValue(frame, read, stacks)
      const next = readSeparator(reader, frame, stacks)
      if (next === 'value') break
      if (next === 'broken') return undefined
      frames.pop()
      read = closeFrame(frame, reader.at, {stacks, build})
    }
  }
}

function readScalar(reader: Reader, code: number, top: Frame | undefined): Read | undefined {
  if (code !== 0x22) return readPlain(reader)
  if (top !== undefined && top.mode !== 'build') return skipString(reader) ? 'text' : undefined
  const start = reader.at
  const token = readString(reader)
  return token && new JsonScalar(token.value, start, reader.at)
}

/** Reads what follows a value: a comma, with the next key in a mapping, or the end of the list or mapping. */
function readSeparator(reader: Reader, frame: Frame, stacks: Stacks): 'value' | 'end' | 'broken' {
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
  return readKey(reader, frame, stacks) ? 'value' : 'broken'
}

function readKey(reader: Reader, frame: Frame, stacks: Stacks): boolean {
  if (reader.text.charCodeAt(reader.at) !== 0x22) return expected(reader, 'a key in double quotes')
  const token = readString(reader)
  if (!token) return false
  setKey(frame, token, {stacks, log: reader.log})
  skipSpace(reader)
  if (reader.text.charCodeAt(reader.at) !== 0x3a) return expected(reader, '`:`')
  reader.at++
  return true
}

/** Reads a value again that has been checked already, so what is odd about it is known. */
function rebuild(text: string, start: number): Tree {
  const reader = {...readerOf('', problemLog()), text, at: start}
  return readTree(reader, {}) ?? new JsonList([], {start, end: start})
}

function tooDeep({text, at, log}: Reader, most: number): undefined {
  const message = `Expected at most ${most} levels of nesting, got more.`
  addProblem(log, 'parse/too-deep', () => ({severity: 'error', message, start: at, end: Math.min(at + 1, text.length)}))
}
