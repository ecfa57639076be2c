import type {Span} from '../model/place.ts'
import {codeLines} from './blocks/scan.ts'
import {codeSpans} from './code-spans.ts'

/**
 * The comments of HTML in a Markdown text, from `<!--` to `-->`, in order. What stands in code is text, and so is a comment that
 * nothing ends. The time is linear in the text.
 */
export function htmlComments(source: string): readonly Span[] {
  // The scanner's lines end at LF alone. Blanks in place of CR keep the offsets and the blocks.
  const text = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  const isCode = inSpans(codeLines(text))
  const lineAt = linesAt(text)
  const closeAfter = nextMatch(text, /-->/gu)
  const blankAfter = nextMatch(text, /\n[ \t]*\n/gu)
  const found: Span[] = []
  for (let at = text.indexOf('<!--'); at !== -1; ) {
    const end = closeAfter(at + 2) + 3
    if (end > text.length) break
    const {marks, isSpan} = lineAt(at)
    // In a paragraph a comment ends with it; as a block of its own it does not.
    const isWhole = at <= marks || blankAfter(at) >= end
    const isComment = !isCode(at) && !isSpan(at) && text[at - 1] !== '\\' && isWhole
    if (isComment) found.push({start: at, end})
    at = text.indexOf('<!--', isComment ? end : at + 4)
  }
  return found
}

interface LineOfText {
  /** Where the marks of containers end that the line begins with. */
  readonly marks: number
  /** Whether a place is in a code span that begins and ends on the line. */
  readonly isSpan: InSpans
}

/** Looks at each line once, if it is asked for places in order. */
function linesAt(text: string): (at: number) => LineOfText {
  let end = -1
  let line: LineOfText = {marks: 0, isSpan: () => false}
  return at => {
    if (at < end) return line
    const start = text.lastIndexOf('\n', at) + 1
    const feed = text.indexOf('\n', at)
    end = feed === -1 ? text.length : feed
    const own = text.slice(start, end)
    const marks = start + (/^[ \t>*+.)\d-]*/u.exec(own)?.[0].length ?? 0)
    line = {marks, isSpan: inSpans(codeSpans(own).map(span => ({start: start + span.start, end: start + span.end})))}
    return line
  }
}

type InSpans = (at: number) => boolean

/** Whether a place is in one of the spans, which are in order. So are the places. */
function inSpans(spans: readonly Span[]): InSpans {
  let index = 0
  return at => {
    while ((spans[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index++
    return (spans[index]?.start ?? Number.POSITIVE_INFINITY) <= at
  }
}

/** Where a pattern matches next, or the end of the text. Asked for places in order, it goes through the text once. */
function nextMatch(text: string, pattern: RegExp): (from: number) => number {
  let known = -1
  return from => {
    if (known < from) {
      pattern.lastIndex = from
      known = pattern.exec(text)?.index ?? text.length
    }
    return known
  }
}
