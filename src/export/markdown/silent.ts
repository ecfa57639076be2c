import type {Root} from 'mdast'
import type {Edit} from '../../model/place.ts'
import {silentLines} from '../../parse/blocks/scan.ts'
import {linesOutsideCode} from './lines.ts'
import {walk} from './parse.ts'
import {splice} from './splice.ts'

/** Marks of containers, then a comment, a block break or a target. The alternatives begin differently, so a match takes one pass. */
const silent = /^((?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,999}\]:)*)(?:%|\+[ \t]*\+[ \t]*\+|\([^()]{1,999}\)=[ \t]*$)/u

/**
 * A text without the comments, targets and block breaks of MyST. It is made before the text is parsed as CommonMark, to which they are
 * lines of a paragraph, a heading or a table. One blank line is left, since they end the block before them.
 */
export function dropSilentLines(text: string): string {
  const edits = silentLines(text).map(({start, end, continues}): Edit => {
    const line = text.lastIndexOf('\n', start - 1) + 1
    if (continues) return {start: Math.max(line - 1, 0), end, text: ''}
    const marks = text.slice(line, start).trimEnd()
    // A list mark alone would underline a paragraph above it.
    return {start: line + marks.length, end, text: /[-+*.)]$/u.test(marks) ? ' &nbsp;' : ''}
  })
  return edits.length === 0 ? text : splice(text, edits)
}

/** The same inside footnotes, which the scanner of lines does not know: their content is indented like code. */
export function footnoteEdits(text: string, root: Root): Edit[] {
  const edits: Edit[] = []
  walk(root, node => {
    if (node.type !== 'footnoteDefinition') return true
    for (const {start, end, text: line} of linesOutsideCode(text, node)) {
      const marks = silent.exec(line)?.[1]
      if (marks !== undefined) edits.push({start: start + marks.trimEnd().length, end, text: ''})
    }
    return false
  })
  return edits
}

/** For a text that is shown without being parsed: every line that may be a comment goes, in code too, and comments of HTML. */
export function dropNotes(text: string): string {
  return text
    .replace(/<!--.*?(?:-->|$)/gsu, '')
    .split('\n')
    .filter(line => !silent.test(line))
    .join('\n')
}
