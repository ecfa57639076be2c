import type {Edit, Span} from '../../model/place.ts'
import {beginsLine, blanksAfter, blanksBefore, endsLine, lineEnd, lineStart} from '../../parse/around.ts'
import {scanBlocks} from '../../parse/blocks/scan.ts'
import {applyEdits} from '../../parse/edits.ts'

/** Takes a comment out of code: with its line where nothing else is on it, else with the blanks before it. */
export function removeCodeComment(source: string, {start, end}: Span): Edit {
  return beginsLine(source, start) ? wholeLines(source, {start, end}) : {start: blanksBefore(source, start), end, text: ''}
}

/** Takes a comment out of Markdown; `undefined` where what stands around it would be read as something else then. */
export function removeMarkdownComment(source: string, span: Span): Edit | undefined {
  const isAlone = beginsLine(source, span.start) && endsLine(source, span.end)
  const edits = isAlone ? [removeBlock(source, span), wholeLines(source, span)] : [removeInline(source, span)]
  const blocks = blocksOf(source, span)
  return edits.find(edit => blocksOf(applyEdits(source, [edit])) === blocks)
}

function removeBlock(source: string, span: Span): Edit {
  const lines = wholeLines(source, span)
  const above = source.slice(lineStart(source, Math.max(lines.start - 1, 0)), lines.start).trim()
  const below = source.slice(lines.end, lineEnd(source, lines.end)).trim()
  // A comment parts two paragraphs, and so does a blank line.
  if (above !== '' && !above.endsWith('-->') && below !== '') return {start: lines.start, end: lineEnd(source, span.end), text: ''}
  // A cell neither begins nor ends with blank lines, and between two blocks one is enough.
  const isFirst = source.slice(0, lines.start).trim() === ''
  if (isFirst) return {...lines, start: 0, end: source.length - source.slice(lines.end).replace(/^(?:[ \t]*\r?\n)+/u, '').length}
  if (source.slice(lines.end).trim() === '') return {...lines, start: source.slice(0, lines.start).trimEnd().length, end: source.length}
  return above === '' && below === '' ? {...lines, end: lineEnd(source, lines.end) + 1} : lines
}

function removeInline(source: string, {start, end}: Span): Edit {
  if (beginsLine(source, start)) return {start, end: blanksAfter(source, end), text: ''}
  const isApart = endsLine(source, end) || blanksAfter(source, end) > end
  return {start: isApart ? blanksBefore(source, start) : start, end, text: ''}
}

/** The lines of a span with the line end behind them; of the last line with the one before it. */
function wholeLines(source: string, {start, end}: Span): Edit {
  const first = lineStart(source, start)
  const after = lineEnd(source, end)
  if (after < source.length) return {start: first, end: after + 1, text: ''}
  return {start: source.charAt(first - 2) === '\r' ? first - 2 : Math.max(first - 1, 0), end: after, text: ''}
}

/** The blocks of a text without white space and without a comment, in order. */
function blocksOf(source: string, without?: Span): string {
  // The scanner's lines end at LF alone. Blanks in place of CR keep the offsets and the blocks.
  const text = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  const blocks = scanBlocks(text, 0).map(({kind, start, end}) => {
    if (kind === 'list' || kind === 'quote') return kind
    const isAround = without && start <= without.start && end >= without.end
    const own = isAround ? text.slice(start, without.start) + text.slice(without.end, end) : text.slice(start, end)
    return own.trim() === '' ? '' : `${kind} ${own.replace(/\s+/gu, '')}`
  })
  return blocks.filter(block => block !== '').join('\n')
}
