/** What a UTF-16 unit is to the search for words. */
export interface Characters {
  /** The unit in lower case, where that is one unit. */
  readonly folded: Uint16Array
  /** 1: part of a word. Scripts that put no blanks between words have none. */
  readonly word: Uint8Array
  /** 1: white space. */
  readonly blank: Uint8Array
}

let known: Characters | undefined

/** Tables of all units, made once: a list is compared with every character of a catalog. */
export function characters(): Characters {
  known ??= make()
  return known
}

const units = 0x10000
const inWord = /^[\p{L}\p{M}\p{N}_]$/u
const withoutBlanks =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u

function make(): Characters {
  const folded = new Uint16Array(units)
  const word = new Uint8Array(units)
  const blank = new Uint8Array(units)
  for (let unit = 0; unit < units; unit++) {
    const text = String.fromCharCode(unit)
    const lower = text.toLowerCase()
    folded[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit
    word[unit] = inWord.test(text) && !withoutBlanks.test(text) ? 1 : 0
    blank[unit] = /^\s$/u.test(text) ? 1 : 0
  }
  return {folded, word, blank}
}
