import type {Root} from 'mdast'
import {scanBlocks} from '../../parse/blocks/scan.ts'
import {applyEdits} from '../../parse/edits.ts'
import {fence} from '../print.ts'
import type {Scope} from '../scope.ts'
import {plainText} from '../terminal.ts'
import {lowerColonFences} from './colon-fence.ts'
import {headingText, isParsable, textOfNodes} from './parse.ts'
import {parserFor} from './parser.ts'
import type {Memory} from './phrases.ts'
import {rewrite} from './rewrite.ts'
import {isSettled} from './settled.ts'
import {dropNotes, dropSilentLines, footnoteEdits} from './silent.ts'
import {splice} from './splice.ts'

export interface LoweredMarkdown {
  /** Empty if nothing is left. */
  readonly markdown: string
  /** The text of the last heading, for the pictures that follow. */
  readonly heading?: string
  /** Of the Markdown, where it was parsed as it is. */
  readonly tree?: Root
}

/** A directive in a directive costs a round; what is still active after these is shown as text. */
const mostRounds = 12

/**
 * Lowers Markdown of a notebook to CommonMark with GFM that holds no raw HTML, no definitions, no remote pictures and no links
 * but to `http`, `https` and `mailto`. Rounds end when the parser finds nothing more to change, so what
 * comes out has been judged as a reader will see it.
 */
export function lowerMarkdown(source: string, scope: Scope): LoweredMarkdown {
  // A separator of Unicode ends a line of a terminal, and none of Markdown.
  const lines = source.replace(/\r\n?/gu, '\n').replace(/[\x85\u2028\u2029]/gu, ' ')
  const text = prepared(plainText(lines))
  return (scope.headings === 'keep' ? settledMarkdown(text) : undefined) ?? lowerParsed(text, scope)
}

/** The same of a text that was prepared, with a parser. */
export function lowerParsed(source: string, scope: Scope): LoweredMarkdown {
  const most = 16 * source.length + 100_000
  const parser = parserFor(source.length)
  const memory: Memory = {definitions: new Map(), footnotes: new Map(), made: new Set(), parser}
  let text = source
  for (let round = 0; round < mostRounds; round += 1) {
    const root = parser.parse(text)
    if (!root) break
    const notes = footnoteEdits(text, root)
    if (notes.length > 0) {
      text = prepared(applyEdits(text, notes))
      continue
    }
    const edits = [...lowerColonFences(text, root, {scope, parser}), ...rewrite(text, root, {scope, memory})]
    if (parser.isSpent()) break
    if (edits.length === 0) return {markdown: text, tree: root, ...headingOf(root)}
    text = prepared(splice(text, edits))
    if (text.length > most) break
  }
  scope.warn('export/too-deep', 'Expected Markdown of bounded depth and density: it is shown as text.')
  const shown = trimLines(dropNotes(text))
  return {markdown: shown === '' ? '' : fence(shown)}
}

/** The text as it is, where nothing in it can have to change. */
function settledMarkdown(text: string): LoweredMarkdown | undefined {
  if (!isParsable(text)) return undefined
  const blocks = scanBlocks(text, 0)
  if (!isSettled(text, blocks)) return undefined
  const heading = blocks.findLast(({kind}) => kind === 'heading')
  return {markdown: text, ...(heading && {heading: headingText(text.slice(heading.start, heading.end))})}
}

function headingOf(root: Root): {heading?: string} {
  const heading = root.children.findLast(({type}) => type === 'heading')
  return heading ? {heading: textOfNodes([heading])} : {}
}

/** Without the lines that MyST does not show. */
function prepared(text: string): string {
  return trimLines(dropSilentLines(text))
}

/** Without blank lines at both ends. */
function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/u, '').trimEnd()
}
