import type {Position, WrittenCell} from './candidate.ts'

/**
 * Whether the first candidate of a cell surely reads back if one of another cell with the same metadata does, told from its characters
 * alone. Most cells are so; of the others `readsBack` tells.
 */
export function isHarmless({type, text}: WrittenCell, metadata: string, {first, lexer}: Position): boolean {
  if (type === 'markdown') return isHarmlessMarkdown(text) && !(first && /^(?:---|\ufeff)/.test(text))
  return seen.test(text) && !text.endsWith('\n') && ![text, metadata].some(part => part.includes('```')) && !lexer.includes('`')
}

/** Neither end is blank, and no line begins a cell, a fence, or HTML that a blank line does not end. */
function isHarmlessMarkdown(text: string): boolean {
  return ink.test(text.charAt(0)) && ink.test(text.charAt(text.length - 1)) && !opening.test(text)
}

const ink = /[^ \t\n]/
const opening = /^[ \t]*(?:`{3}|~{3}|\+|<(?:[!?]|pre|script|style|textarea))/im
/** Nothing, or a first line that is not blank. */
const seen = /^(?:[!-~]|$)/
