import type {CellView} from '../../src/rule.ts'
import {commandsOf} from './commands.ts'

/** A word of a shell command without its quotes, and where it stands in the cell's source. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The simple commands that a cell gives to a shell: those of `!` lines, and all of a shell cell. */
export function shellCommandsOf(cell: CellView): readonly (readonly Word[])[] {
  return scriptsOf(cell).flatMap(({text, start}) => commandsIn(text, start))
}

const shells = new Set(['bash', 'sh', 'zsh', 'ksh', 'sx', 'system'])

function scriptsOf(cell: CellView): readonly {readonly text: string; readonly start: number}[] {
  const commands = commandsOf(cell)
  if (cell.language === 'python') {
    return commands.flatMap(({start, text}) => {
      const [mark] = /^(?:!+|%(?:sx|system)\s)/u.exec(text) ?? []
      return mark === undefined ? [] : [{start: start + mark.length, text: text.slice(mark.length)}]
    })
  }
  const head = commands.at(-1)
  const isShell = shells.has(cell.language) || /^%%script\s+(?:\S*\/)?(?:ba|z|k|)sh\b/u.test(head?.text ?? '')
  if (cell.type !== 'code' || !isShell) return []
  const start = head ? head.start + head.text.length : 0
  return [{start, text: cell.source.slice(start)}]
}

/** Ends of words, and of commands where they are no blanks. */
const separator = /[\s;|&()`<>]/u

/** Commands of a shell text, also those in `$(…)`. Bodies of here documents are data. */
function commandsIn(text: string, offset: number): Word[][] {
  const commands: Word[][] = [[]]
  /** For each `(` that is open, whether it stands in double quotes. */
  const open: boolean[] = []
  const documents: string[] = []
  let quoted = false
  let word: {text: string; start: number} | undefined
  const endWord = (end: number): void => {
    if (word) commands.at(-1)?.push({text: word.text, start: offset + word.start, end: offset + end})
    word = undefined
  }
  const add = (unit: string, at: number): void => {
    word = {text: (word?.text ?? '') + unit, start: word?.start ?? at}
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    if (unit === '\\') {
      if (text[at + 1] !== '\n') add(text.charAt(at + 1), at)
      at++
    } else if (text.startsWith('$(', at)) {
      endWord(at)
      commands.push([])
      open.push(quoted)
      quoted = false
      at++
    } else if (unit === '"') {
      add('', at)
      quoted = !quoted
    } else if (quoted) add(unit, at)
    else if (unit === "'") {
      const end = text.indexOf("'", at + 1)
      add(text.slice(at + 1, end === -1 ? text.length : end), at)
      at = end === -1 ? text.length : end
    } else if (unit === '#' && !word) at = endOfLine(text, at) - 1
    else if (!separator.test(unit)) add(unit, at)
    else {
      endWord(at)
      if (unit === ')') quoted = open.pop() ?? false
      if (!/[ \t<>]/u.test(unit)) commands.push([])
      if (unit === '<') at = readDocument(text, at, documents)
      if (unit === '\n') at = skipDocuments(text, at, documents)
    }
  }
  endWord(text.length)
  return commands.filter(words => words.length > 0)
}

/** Takes note of the here document that `<<` announces. The offset is that of the last unit that was read. */
function readDocument(text: string, at: number, documents: string[]): number {
  if (text.startsWith('<<<', at)) return at + 2
  const found = /^<<-?[ \t]{0,9}\\?(["']?)(\w{1,80})\1/u.exec(text.slice(at, at + 100))
  if (!found?.[2]) return at
  documents.push(found[2])
  return at + found[0].length - 1
}

function skipDocuments(text: string, newline: number, documents: string[]): number {
  let at = newline
  for (const delimiter of documents.splice(0)) {
    for (let line = ''; at < text.length && line !== delimiter; ) {
      const end = endOfLine(text, at + 1)
      line = text.slice(at + 1, end).trim()
      at = end
    }
  }
  return at
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed === -1 ? text.length : feed
}
