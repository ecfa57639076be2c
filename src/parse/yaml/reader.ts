import {type Event, parseEvents, YAMLException} from 'js-yaml'
import {characterAt, Fault, quoted, tooDeep} from './fault.ts'
import {lineStart} from './gap.ts'
import {maxReaderDepth} from './limits.ts'

/** The events of a YAML text. What the library throws becomes a `Fault` in our words. */
export function readEvents(text: string): readonly Event[] {
  try {
    return parseEvents(text, {maxDepth: maxReaderDepth})
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const offset = Math.min(error.mark?.position ?? text.length, text.length)
    if (error.reason.startsWith('nesting exceeded')) throw tooDeep(offset)
    checkIndent(text, offset)
    throw new Fault('parse/yaml', messageOf(error.reason, text, offset), placeOf(error.reason, text, offset))
  }
}

/** The library ends behind a directive, a key without its colon, and all that does not end, which may be lines below. */
function placeOf(reason: string, text: string, offset: number): {readonly start: number; readonly end: number} {
  const inkEnd = text.slice(0, offset).trimEnd().length
  if (reason.includes('directive')) {
    const start = Math.max(0, text.lastIndexOf('\n%', offset - 1) + 1)
    return {start, end: Math.max(start, inkEnd)}
  }
  return offset === text.length || reason.includes('multiline key') ? {start: inkEnd, end: inkEnd} : characterAt(text, offset)
}

/** A line that begins with a tab fails later in it, where nobody sees why. */
function checkIndent(text: string, offset: number): void {
  const start = lineStart(text, offset)
  let tab = start
  while (text[tab] === ' ') tab++
  if (text[tab] === '\t' && tab <= offset) throw new Fault('parse/yaml', tabMessage, {start: tab, end: tab + 1})
}

const indentMessage = 'Expected the line to be indented like the ones before it.'

const tabMessage = 'Unexpected tab: indent with spaces.'

/** Our messages by a part of the library's. Everything else is told by the character that does not fit. */
const messages: readonly (readonly [part: string, message: string])[] = [
  ['within a single quoted', "Expected `'` at the end of the quoted text, got the end."],
  ['within a double quoted', 'Expected `"` at the end of the quoted text, got the end.'],
  ['within a flow collection', 'Expected `]` or `}` to close the list or mapping, got the end.'],
  ['missed comma', 'Expected `,` between two items.'],
  ['tab characters', tabMessage],
  ['deficient indentation', 'Expected the line to be indented deeper than the key that it belongs to.'],
  ['bad indentation', indentMessage],
  ["expected ':' after", 'Expected `:` after the key.'],
  ['multiline key', 'Expected the key and its `:` on one line.'],
  ['a whitespace character is expected', 'Expected a space after `:`.'],
  ['unknown escape', 'Expected an escape such as `\\n`, got another character after `\\`.'],
  ['hexadecimal', 'Expected a hexadecimal digit in the escape.'],
  ['duplication of a tag', 'Unexpected second tag: remove it.'],
  ['duplication of an anchor', 'Unexpected second anchor: remove it.'],
  ['alias node should not', 'Unexpected tag or anchor before an alias: remove it.'],
  ['name of an', 'Expected a name after `&` or `*`.'],
  ['undeclared tag handle', 'Unexpected tag: remove it.'],
  ['tag ', 'Unexpected tag: remove it.'],
  ['directive', 'Unexpected `%` directive: remove it.'],
  ['block scalar', 'Expected `|` or `>` with at most one digit and one of `+` and `-`.'],
]

function messageOf(reason: string, text: string, offset: number): string {
  const isFirst = text.slice(lineStart(text, offset), offset).trim() === ''
  const found = messages.find(([part]) => reason.includes(part))
  // The library says that of whatever it cannot continue with.
  if (found && (isFirst || found[0] !== 'bad indentation')) return found[1]
  const isIndented = isFirst && offset > lineStart(text, offset)
  if (isIndented && reason.startsWith('end of the stream')) return indentMessage
  const {start, end} = characterAt(text, offset)
  if (start === end) return 'Expected more YAML, got the end.'
  const character = text.slice(start, end)
  return character === '\n' || character === '\r' ? 'Unexpected end of the line.' : `Unexpected ${quoted(character)}: remove or quote it.`
}
