/** Everything that is not plain text: controls but tab and LF, C1, bidirectional and invisible characters, lone surrogates. */
const special = /[\0-\x08\n-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]/gu

const hidden = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u
const lineEnds = '\n\x85\u2028\u2029'
const stringOpeners = 'P]X^_'
const stringOpeners8 = '\x90\x98\x9d\x9e\x9f'

/**
 * The plain text that a terminal would show, in one pass and linear time: escape sequences go, carriage
 * returns and backspaces act, other controls go, invisible and bidirectional characters are shown as `⟨U+202E⟩`.
 */
export function plainText(text: string): string {
  special.lastIndex = 0
  if (!special.test(text)) return text
  const screen = createScreen()
  let at = 0
  while (at < text.length) {
    special.lastIndex = at
    const next = special.exec(text)?.index ?? text.length
    if (next > at) screen.write(text.slice(at, next))
    at = next < text.length ? handle({text, at: next, screen}) : next
  }
  return screen.done()
}

/** Whether the text holds a character that `plainText` would show as its number. */
export function hasHidden(text: string): boolean {
  return hidden.test(text)
}

interface Screen {
  readonly write: (text: string) => void
  readonly lineEnd: () => void
  readonly carriageReturn: () => void
  readonly backspace: () => void
  readonly done: () => string
}

interface Place {
  readonly text: string
  readonly at: number
  readonly screen: Screen
}

/** One line as runs of text: what a carriage return or a backspace may still take back. */
function createScreen(): Screen {
  const lines: string[] = []
  let line: string[] = []
  let returned = false
  return {
    write(text) {
      if (returned) line = []
      returned = false
      line.push(text)
    },
    lineEnd() {
      lines.push(line.join(''))
      line = []
      returned = false
    },
    carriageReturn() {
      returned = true
    },
    backspace() {
      const run = line.pop() ?? ''
      const last = (run.codePointAt(run.length - 2) ?? 0) > 0xffff ? 2 : 1
      if (run.length > last) line.push(run.slice(0, -last))
    },
    done: () => [...lines, line.join('')].join('\n'),
  }
}

/** Deals with the special character at a place. Gives the offset after what it used up. */
function handle({text, at, screen}: Place): number {
  const letter = text.charAt(at)
  if (letter === '\x1b') return skipEscape(text, at + 1)
  if (letter === '\x9b') return skipControlSequence(text, at + 1)
  if (stringOpeners8.includes(letter)) return skipString(text, at + 1)
  if (lineEnds.includes(letter)) screen.lineEnd()
  else if (letter === '\r') screen.carriageReturn()
  else if (letter === '\b') screen.backspace()
  else if (hidden.test(letter)) screen.write(`⟨U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
  else if (letter >= '\ud800') screen.write('\ufffd')
  return at + 1
}

/** After ESC. An escape that does not fit is dropped alone, so the next character is looked at again. */
function skipEscape(text: string, start: number): number {
  const letter = text.charAt(start)
  if (letter === '[') return skipControlSequence(text, start + 1)
  if (letter !== '' && stringOpeners.includes(letter)) return skipString(text, start + 1)
  const at = skipRange(text, start, ' /')
  return isWithin(text.charAt(at), '0~') ? at + 1 : at
}

function skipControlSequence(text: string, start: number): number {
  const at = skipRange(text, skipRange(text, start, '0?'), ' /')
  return isWithin(text.charAt(at), '@~') ? at + 1 : at
}

/** A string ends after BEL or ST, or before the next line end or the escape that starts something else. */
function skipString(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter === '\x07' || letter === '\x9c') return at + 1
    if (letter === '\x1b') return text.charAt(at + 1) === '\\' ? at + 2 : at
    if (letter === '\r' || lineEnds.includes(letter)) return at
  }
  return text.length
}

function skipRange(text: string, start: number, range: string): number {
  let at = start
  while (isWithin(text.charAt(at), range)) at += 1
  return at
}

/** `range` is the first and the last character. */
function isWithin(letter: string, range: string): boolean {
  return letter !== '' && letter >= range.charAt(0) && letter <= range.charAt(1)
}
