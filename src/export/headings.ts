import type {SectionName} from '../model/findings.ts'
import type {Span} from '../model/place.ts'
import {lineEnd} from '../parse/around.ts'
import {scanBlocks} from '../parse/blocks/scan.ts'
import {headingText} from './markdown/parse.ts'
import {plainText} from './terminal.ts'

/** A heading of level 1 or 2 outside lists, quotes, fences, directives and comments. The span is that of whole lines. */
export interface Heading extends Span {
  readonly level: 1 | 2
  /** Plain text on one line. */
  readonly text: string
}

/** The headings of levels 1 and 2 of a Markdown text with LF line ends, in order. */
export function headingsOf(markdown: string): Heading[] {
  const found: Heading[] = []
  const directives = openDirectives(markdown)
  let at = 0
  for (const block of scanBlocks(markdown, 0)) {
    directives.read(at, block.start)
    at = block.end
    if (block.kind !== 'heading' || block.level > 2 || directives.depth() > 0) continue
    const level = block.level === 1 ? 1 : 2
    found.push({level, text: oneLine(headingText(markdown.slice(block.start, block.end))), start: block.start, end: block.end})
  }
  return found
}

/** A text as one line without control characters. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/gu, ' ').trim()
}

/** The section that a heading names. Headings are compared as the rule `structure/sections` does it for the profile `secureworks`. */
export function sectionNamed(heading: string): SectionName | undefined {
  return names.get(
    heading
      .replace(/^\d+(?:[.)]\d+)*[.)]? /u, '')
      .replace(/ ?:$/u, '')
      .toLowerCase(),
  )
}

const others: readonly (readonly [name: SectionName, headings: string])[] = [
  ['executive-summary', 'executive summary|summary|executive overview'],
  ['technical-analysis', 'technical analysis|procedures|procedure|analysis|evidence and analysis|technical details'],
  ['findings', 'findings|key findings|report findings|hunt findings|results'],
  ['recommendations', 'recommendations|recommendation|next steps|remediation|mitigations'],
]

const names: ReadonlyMap<string, SectionName> = new Map(
  others.flatMap(([name, headings]) => headings.split('|').map(heading => [heading, name] as const)),
)

/** How many colon fences are open: what stands in them is part of a directive. */
function openDirectives(markdown: string): {readonly read: (start: number, end: number) => void; readonly depth: () => number} {
  const open: number[] = []
  const isUsed = /:{3}[ \t]*\{/u.test(markdown)
  return {
    read(start, end) {
      for (let at = start; isUsed && at < end; ) {
        const stop = lineEnd(markdown, at)
        const [, colons = '', rest = ''] = /^ {0,3}(:{3,})(.*)$/u.exec(markdown.slice(at, stop)) ?? []
        if (/^[ \t]*\{[A-Za-z]/u.test(rest)) open.push(colons.length)
        else if (rest.trim() === '' && colons.length >= (open.at(-1) ?? Number.POSITIVE_INFINITY)) open.pop()
        at = stop + 1
      }
    },
    depth: () => open.length,
  }
}
