import type {Nodes, Root} from 'mdast'
import type {Edit, Span} from '../../model/place.ts'
import type {Scope} from '../scope.ts'
import {type Directive, isAdmonition, lowerDirective, readDirective} from './directive.ts'
import {type Line, linesOutsideCode} from './lines.ts'
import {spanOf, walk} from './parse.ts'
import type {Parser} from './parser.ts'
import {indent, prefixAt, splice} from './splice.ts'

/** Admonitions in each other; deeper ones stay text. */
const deepest = 8

const opening = /:{3}[ \t]*\{[A-Za-z]/u

interface Within {
  readonly scope: Scope
  readonly parser: Parser
  readonly depth?: number
}

/** Lowers the outermost `:::{name}` directives. One that never closes ends with its cell. */
export function lowerColonFences(source: string, root: Root, {scope, parser, depth = 0}: Within): Edit[] {
  if (!opening.test(source)) return []
  const edits: Edit[] = []
  const containers = root.children.filter(({type}) => type === 'list' || type === 'blockquote')
  let next = 0
  let open: {at: Line; name: string; argument: string} | undefined
  const depths: number[] = []
  const finish = (bodyEnd: number, end: number): void => {
    if (!open) return
    const body = source.slice(Math.min(open.at.end + 1, bodyEnd), bodyEnd)
    const text = lowerWithin(readDirective(open.name, open.argument, body), {scope, parser, depth: depth + 1})
    edits.push({start: open.at.start, end, text: `\n${text}\n`})
    open = undefined
    depths.length = 0
  }
  for (const line of linesOutsideCode(source, root)) {
    const opened = /^ {0,3}(:{3,})[ \t]*\{([A-Za-z][\w:.-]*)\}(.*)$/u.exec(line.text)
    const closing = /^ {0,3}(:{3,})[ \t]*$/u.exec(line.text)?.[1]?.length ?? 0
    while (next < containers.length && spanEnd(containers[next]) <= line.start) next += 1
    if (!open && spanStart(containers[next]) < line.end) continue
    if (opened) {
      open ??= {at: line, name: opened[2] ?? '', argument: opened[3] ?? ''}
      depths.push(opened[1]?.length ?? 3)
    } else if (open && closing >= (depths.at(-1) ?? closing + 1)) {
      depths.pop()
      if (depths.length === 0) finish(Math.max(line.start - 1, 0), line.end)
    }
  }
  finish(source.length, source.length)
  return [...edits, ...insideContainers(source, root, {scope, parser, depth, done: edits})]
}

function spanStart(node: Nodes | undefined): number {
  return node ? spanOf(node).start : Number.POSITIVE_INFINITY
}

function spanEnd(node: Nodes | undefined): number {
  return node ? spanOf(node).end : Number.POSITIVE_INFINITY
}

/** The same in quotes and items of lists: what follows a paragraph with an opening line is read without the marks of its containers. */
function insideContainers(
  source: string,
  root: Root,
  {scope, parser, depth, done}: Required<Within> & {readonly done: readonly Edit[]},
): Edit[] {
  const edits: Edit[] = []
  let next = 0
  walk(root, node => {
    // Nodes come in the order of the text, as the edits do. What stands in a directive is for the next round.
    if (node.type === 'root') return true
    while ((done[next]?.end ?? Number.POSITIVE_INFINITY) <= spanOf(node).start) next += 1
    if ((done[next]?.start ?? Number.POSITIVE_INFINITY) <= spanOf(node).start) return false
    const first =
      node.type === 'blockquote' || node.type === 'listItem' ? node.children.find(child => opensDirective(source, child)) : undefined
    if (!first || depth >= deepest) return true
    const {start} = spanOf(first)
    const {end} = spanOf(node)
    const text = unwrapped(source, {start, end})
    const inner = parser.parse(text)
    const lowered = inner ? lowerColonFences(text, inner, {scope, parser, depth: depth + 1}) : []
    if (lowered.length > 0) edits.push({start, end, text: indent(splice(text, lowered).trim(), prefixAt(source, start))})
    return lowered.length === 0
  })
  return edits
}

function opensDirective(source: string, node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const {start, end} = spanOf(node)
  return opening.test(source.slice(start, end)) && /^ {0,3}:{3,}[ \t]*\{[A-Za-z][\w:.-]*\}/mu.test(unwrapped(source, {start, end}))
}

/** A part of a container without the marks and the indentation of its first line. */
function unwrapped(source: string, {start, end}: Span): string {
  const prefix = prefixAt(source, start)
  const lines = source.slice(start, end).split('\n')
  return lines.map((line, index) => (index === 0 ? line : withoutPrefix(line, prefix))).join('\n')
}

function withoutPrefix(line: string, prefix: string): string {
  let at = 0
  while (at < prefix.length && line[at] === prefix[at]) at += 1
  return line.slice(at)
}

/** Lowers a directive, and first those in it that the quote marks of an admonition would hide. */
export function lowerWithin(directive: Directive, {scope, parser, depth = 0}: Within): string {
  const nested = depth < deepest && isAdmonition(directive.name) && opening.test(directive.body)
  const root = nested ? parser.parse(directive.body) : undefined
  const body = root ? splice(directive.body, lowerColonFences(directive.body, root, {scope, parser, depth})) : directive.body
  return lowerDirective({...directive, body: body.trim()}, scope)
}
