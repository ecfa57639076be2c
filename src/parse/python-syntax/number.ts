import {SyntaxFault} from './fault.ts'
import {addToken, isWordPart, type Scanner} from './scanner.ts'

const based = /0(?:x(?:_?[\da-f])+|o(?:_?[0-7])+|b(?:_?[01])+)/iy
const decimal = /(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?(j?)/iy
const word = /\p{ID_Continue}+/uy
/** Python still reads `1if x else y`. */
const mayFollow = /^(?:and|else|for|if|in|is|not|or)/u

export function scanNumber(scanner: Scanner): void {
  const {text, at} = scanner
  const start = at
  const end = matchEnd(based, text, at) ?? decimalEnd(text, at)
  // The class of all letters is looked at only where one may stand.
  word.lastIndex = end
  const follows = isWordPart(text.charCodeAt(end)) ? word.exec(text)?.[0] : undefined
  if (follows !== undefined && !mayFollow.test(follows))
    throw new SyntaxFault(start, `unexpected \`${follows.slice(0, 20)}\` after a number`)
  scanner.at = end
  addToken(scanner, 'number', start)
}

function decimalEnd(text: string, at: number): number {
  const end = matchEnd(decimal, text, at) ?? at + 1
  if (/^0[\d_]*[1-9][\d_]*$/u.test(text.slice(at, end))) throw new SyntaxFault(at, 'leading zeros in a decimal number')
  return end
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}
