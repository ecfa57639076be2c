import {maxYamlLevels} from '../../model/limits.ts'
import {tooDeep} from './fault.ts'
import {isBlankOrEnd, isFlowIndicator, nextLine, startsComment} from './gap.ts'

/** Is told the start of each line that begins inside the token. */
type OnLine = (line: number) => void

/** The end of a quoted scalar with its quotes, or the end of the text if it is not closed. */
export function quoteEnd(text: string, start: number, onLine: OnLine): number {
  const quote = text[start]
  let offset = start + 1
  while (offset < text.length) {
    const character = text[offset]
    if (character === '\n' || character === '\r') {
      offset = nextLine(text, offset)
      onLine(offset)
    } else if (character === quote) {
      if (quote === '"' || text[offset + 1] !== quote) return offset + 1
      offset += 2
    } else if (character === '\\' && quote === '"' && text[offset + 1] !== '\n' && text[offset + 1] !== '\r') offset += 2
    else offset++
  }
  return text.length
}

/** The end of an anchor, a tag or an alias. */
export function propertyEnd(text: string, start: number, context: {readonly flow: boolean}): number {
  let offset = start + 1
  if (text.startsWith('!<', start)) while (offset < text.length && text[offset] !== '>' && text[offset] !== '\n') offset++
  while (!isBlankOrEnd(text[offset]) && !(context.flow && isFlowIndicator(text[offset]))) offset++
  return offset
}

interface FlowContext {
  /** How many collections are around it. */
  readonly level: number
  readonly onLine: OnLine
  /** The end of the comment at an offset. */
  readonly commentEnd: (offset: number) => number
}

/** The end of a flow collection with its brackets, or the end of the text if it is not closed. */
export function flowEnd(text: string, start: number, {level, onLine, commentEnd}: FlowContext): number {
  let offset = start
  let depth = 0
  // Quotes and `#` inside a plain scalar are text; so are they on its next line.
  let inPlain = false
  while (offset < text.length) {
    const character = text[offset]
    if (character === '\n' || character === '\r') {
      offset = nextLine(text, offset)
      onLine(offset)
    } else if (character === ' ' || character === '\t') offset++
    else if (character === '#' && (!inPlain || startsComment(text, offset))) {
      offset = commentEnd(offset)
      inPlain = false
    } else if (character === '[' || character === '{') {
      depth++
      if (level + depth > maxYamlLevels) throw tooDeep(offset)
      offset++
      inPlain = false
    } else if (character === ']' || character === '}') {
      depth--
      offset++
      if (depth === 0) return offset
      inPlain = false
    } else if (isSign(text, offset, {inPlain})) {
      offset++
      inPlain = false
    } else if (!inPlain && (character === '"' || character === "'")) offset = quoteEnd(text, offset, onLine)
    else if (!inPlain && (character === '&' || character === '!' || character === '*')) offset = propertyEnd(text, offset, {flow: true})
    else {
      offset++
      inPlain = true
    }
  }
  return text.length
}

/** `,`, `:` or `?` where it is no part of a plain scalar. */
function isSign(text: string, offset: number, {inPlain}: {readonly inPlain: boolean}): boolean {
  const next = text[offset + 1]
  switch (text[offset]) {
    case ',':
      return true
    case ':':
      return !inPlain || isBlankOrEnd(next) || isFlowIndicator(next)
    case '?':
      return !inPlain && isBlankOrEnd(next)
    default:
      return false
  }
}
