import type {Span} from '../model/place.ts'
import type {TextFile} from '../model/text-file.ts'
import {type PathPattern, pathPattern} from './path-pattern.ts'

/** What is said of an attribute: its value, `true` for a set one, `false` for an unset one, `null` for none at all (`!name`). */
export type AttributeState = string | boolean | null

/** By name. What nothing is said of is not in it. */
export type AttributeStates = ReadonlyMap<string, AttributeState>

export interface GitAttributes {
  /** Folders come before those in them. */
  readonly files: readonly AttributeFile[]
  readonly statesOf: (path: string) => AttributeStates
}

export interface AttributeFile {
  readonly file: TextFile
  /** With its final `/`; empty for the root. */
  readonly folder: string
  readonly lines: readonly AttributeLine[]
}

/** A line about some paths. */
export interface AttributeLine extends Span {
  readonly matches: PathPattern
  /** With what its macros stand for. */
  readonly states: AttributeStates
}

/** In the order of the text: the last one counts. */
type Words = readonly (readonly [name: string, state: AttributeState])[]

/** Longer lines git leaves out as well; files of this size nobody writes. */
const longestLine = 2048
const largestFile = 100_000

/**
 * Reads the `.gitattributes` files of a repository. The file nearest to a path wins, in it the last line, on that the last word. Macros
 * (`[attr]name …`) hold where git takes them, in the file of the root.
 */
export function readGitAttributes(texts: readonly TextFile[]): GitAttributes {
  const macros = new Map<string, Words>([['binary', wordsOf('-diff -merge -text')]])
  const read = texts
    .filter(({text}) => text.length <= largestFile)
    .map(file => ({file, folder: file.path.slice(0, file.path.lastIndexOf('/') + 1), lines: readLines(file.text)}))
    .sort((a, b) => a.folder.length - b.folder.length)
  for (const {pattern, words} of read.find(({folder}) => folder === '')?.lines ?? []) {
    const name = macroName(pattern)
    if (name !== undefined) macros.set(name, words)
  }
  const files = read.map(({lines, ...rest}) => ({
    ...rest,
    lines: lines
      .filter(({pattern}) => macroName(pattern) === undefined)
      .map(({start, end, pattern, words}) => ({
        start,
        end,
        words,
        matches: pathPattern(pattern),
        states: decide(new Map(), words, macros),
      })),
  }))
  return {
    files,
    statesOf(path) {
      const decided = new Map<string, AttributeState>()
      for (const {folder, lines} of files.toReversed()) {
        if (!path.startsWith(folder)) continue
        for (const {words, matches} of lines.toReversed()) if (matches(path.slice(folder.length))) decide(decided, words, macros)
      }
      return decided
    },
  }
}

/** What is decided stays, macros included: one that is unset nearby stands for nothing further away. */
function decide(decided: Map<string, AttributeState>, words: Words, macros: ReadonlyMap<string, Words>): AttributeStates {
  const waiting = [...words]
  for (let word = waiting.pop(); word; word = waiting.pop()) {
    const [name, state] = word
    if (decided.has(name)) continue
    decided.set(name, state)
    // One by one: as arguments of a call, many words would not fit on the call stack.
    if (state === true) for (const inner of macros.get(name) ?? []) waiting.push(inner)
  }
  return decided
}

interface RawLine extends Span {
  readonly pattern: string
  readonly words: Words
}

function readLines(text: string): RawLine[] {
  const lines: RawLine[] = []
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const next = feed === -1 ? text.length : feed + 1
    const line = text.slice(start, next).trimEnd()
    const [, pattern, rest = ''] = line.length <= longestLine ? (/^[ \t]*("(?:[^"\\]|\\.)*"|\S+)(?:[ \t]+(.*))?$/u.exec(line) ?? []) : []
    if (pattern !== undefined && !pattern.startsWith('#'))
      lines.push({start, end: start + line.length, pattern: unquoted(pattern), words: wordsOf(rest)})
    start = next
  }
  return lines
}

function wordsOf(text: string): Words {
  return text.split(/[ \t]+/u).flatMap(word => {
    const [, sign = '', name = '', value] = /^([-!]?)([\w.-]+)(?:=(.*))?$/u.exec(word) ?? []
    return name === '' ? [] : [[name, sign === '-' ? false : sign === '!' ? null : (value ?? true)] as const]
  })
}

function macroName(pattern: string): string | undefined {
  return /^\[attr\](.+)$/u.exec(pattern)?.[1]
}

function unquoted(pattern: string): string {
  return /^".*"$/su.test(pattern) ? pattern.slice(1, -1).replace(/\\(["\\])/gu, '$1') : pattern
}
