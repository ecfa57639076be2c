import type {Span} from '../../../model/place.ts'
import {type Extract, joinParts, nextLine} from './extract.ts'
import {skipPythonSpace} from './python-space.ts'

/** The content of a code or raw cell's fence, taken apart. Offsets count in the content. */
export interface SplitContent {
  /** `block`: between lines of dashes. `lines`: lines that begin with a colon. */
  readonly style: 'none' | 'block' | 'lines'
  /** The YAML of the options. */
  readonly options: Extract
  /** The lines of `style: lines`, each from after its colon. */
  readonly lines: readonly Span[]
  readonly source: Span
}

export function splitContent(content: string): SplitContent {
  const size = content.length
  if (content.startsWith('---')) {
    const {options, body} = splitBlock(content)
    return {style: 'block', options, lines: [], source: sourceOf(content, {start: body, end: size}, 2)}
  }
  if (content.charAt(skipPythonSpace(content, 0, size)) !== ':') {
    return {style: 'none', options: joinParts(content, [], 0), lines: [], source: sourceOf(content, {start: 0, end: size}, 1)}
  }
  const lines = optionLines(content)
  const body = lines.at(-1)?.end ?? 0
  return {style: 'lines', options: joinParts(content, lines, 0), lines, source: sourceOf(content, {start: body, end: size}, 2)}
}

function splitBlock(content: string): {options: Extract; body: number} {
  const first = nextLine(content, 0, content.length)
  let end = first
  while (end < content.length && !content.startsWith('---', end)) end = nextLine(content, end, content.length)
  let body = end
  while (content.charAt(body) === '-') body++
  return {options: dedentLines(content, {start: first, end}), body: Math.min(body + 1, content.length)}
}

/** Without the white space that all lines begin with; blank lines do not count and become empty (Python's `textwrap.dedent`). */
function dedentLines(content: string, {start, end}: Span): Extract {
  const lines: Span[] = []
  let margin: string | undefined
  for (let line = start; line < end; ) {
    const next = nextLine(content, line, end)
    const text = content.slice(line, next)
    const indent = /^[ \t]*/.exec(text)?.[0] ?? ''
    const blank = text.slice(indent.length) === '\n' || indent.length === text.length
    if (!blank) margin = margin === undefined ? indent : commonStart(margin, indent)
    lines.push(blank ? {start: line + indent.length, end: next} : {start: line, end: next})
    line = next
  }
  const size = margin?.length ?? 0
  const parts = lines.map(line =>
    content.charAt(line.start) === '\n' ? line : {start: Math.min(line.start + size, line.end), end: line.end},
  )
  return joinParts(content, parts, start)
}

function commonStart(a: string, b: string): string {
  let size = 0
  while (size < a.length && a[size] === b[size]) size++
  return a.slice(0, size)
}

/** The first lines that begin with a colon, white space aside, from after it. */
function optionLines(content: string): Span[] {
  const lines: Span[] = []
  for (let line = 0; line < content.length; ) {
    const next = nextLine(content, line, content.length)
    const colon = skipPythonSpace(content, line, next)
    if (colon >= next || content.charAt(colon) !== ':') return lines
    lines.push({start: colon + 1, end: next})
    line = next
  }
  return lines
}

/** Drops line ends from the end of the body, then a first line of white space only. */
function sourceOf(content: string, body: Span, drops: number): Span {
  let {start, end} = body
  for (let dropped = 0; dropped < drops && end > start && content.charAt(end - 1) === '\n'; dropped++) end--
  const feed = content.indexOf('\n', start)
  const firstEnd = feed === -1 || feed > end ? end : feed
  if (skipPythonSpace(content, start, firstEnd) === firstEnd) start = Math.min(firstEnd + 1, end)
  return {start, end}
}
