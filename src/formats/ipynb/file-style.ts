import type {JsonStyle} from '../../parse/json-print.ts'
import type {Tree} from '../../parse/tree.ts'

/** The style of a file that is written in, with its way to write what is not ASCII. */
export function wholeStyleOf(text: string, root: Tree): JsonStyle {
  return {...styleOf(text, root), ascii: /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])/i.test(text) && !/[^\0-\x7f]/.test(text)}
}

/** How a file lays out its JSON, judged by its first entry. */
export function styleOf(text: string, root: Tree | undefined): JsonStyle {
  const feed = text.indexOf('\n')
  const style = {newline: text[feed - 1] === '\r' ? '\r\n' : '\n', colon: ': ', comma: ', ', base: ''}
  const [first, second] = root?.kind === 'map' ? root.entries : []
  if (!root || !first) return {...style, indent: ' '}
  const colon = text.slice(first.keySpan.end + 1, first.value.span.start)
  const comma = second ? text.slice(first.value.span.end, second.keySpan.start - 1) : style.comma
  const indent = indentIn(text.slice(root.span.start + 1, first.keySpan.start - 1))
  return {
    ...style,
    ...(colon.length <= 3 && !colon.includes('\n') && {colon}),
    ...(!comma.includes('\n') && {comma}),
    ...(indent !== undefined && {indent}),
  }
}

/** The indentation of the line that holds an offset. */
export function baseAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  let end = start
  while (end < offset && (text[end] === ' ' || text[end] === '\t')) end++
  return text.slice(start, end)
}

/** What follows the last line end of white space; undefined where everything is on one line. */
function indentIn(space: string): string | undefined {
  const feed = space.lastIndexOf('\n')
  return feed === -1 ? undefined : space.slice(feed + 1)
}
