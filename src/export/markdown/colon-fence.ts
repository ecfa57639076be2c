import type {Root} from 'mdast'
import type {Edit} from '../../model/place.ts'
import type {Scope} from '../scope.ts'
import {type Directive, isAdmonition, lowerDirective, readDirective} from './directive.ts'
import {type Line, linesOutsideCode} from './lines.ts'
import {parseGfm} from './parse.ts'
import {splice} from './splice.ts'

/** Admonitions in each other; deeper ones stay text. */
const deepest = 8

/** Lowers the outermost `:::{name}` directives. One that never closes ends with its cell. */
export function lowerColonFences(source: string, root: Root, {scope, depth = 0}: {scope: Scope; depth?: number}): Edit[] {
  if (!source.includes(':::{')) return []
  const edits: Edit[] = []
  let open: {at: Line; name: string; argument: string} | undefined
  const depths: number[] = []
  const finish = (bodyEnd: number, end: number): void => {
    if (!open) return
    const body = source.slice(Math.min(open.at.end + 1, bodyEnd), bodyEnd)
    const text = lowerWithin(readDirective(open.name, open.argument, body), scope, depth + 1)
    edits.push({start: open.at.start, end, text: `\n${text}\n`})
    open = undefined
    depths.length = 0
  }
  for (const line of linesOutsideCode(source, root)) {
    const opening = /^ {0,3}(:{3,})\{([A-Za-z][\w:.-]*)\}(.*)$/u.exec(line.text)
    const closing = /^ {0,3}(:{3,})[ \t]*$/u.exec(line.text)?.[1]?.length ?? 0
    if (opening) {
      open ??= {at: line, name: opening[2] ?? '', argument: opening[3] ?? ''}
      depths.push(opening[1]?.length ?? 3)
    } else if (open && closing >= (depths.at(-1) ?? closing + 1)) {
      depths.pop()
      if (depths.length === 0) finish(Math.max(line.start - 1, 0), line.end)
    }
  }
  finish(source.length, source.length)
  return edits
}

/** Lowers a directive, and first those in it that the quote marks of an admonition would hide. */
export function lowerWithin(directive: Directive, scope: Scope, depth = 0): string {
  const nested = depth < deepest && isAdmonition(directive.name) && directive.body.includes(':::{')
  const root = nested ? parseGfm(directive.body) : undefined
  const body = root ? splice(directive.body, lowerColonFences(directive.body, root, {scope, depth})) : directive.body
  return lowerDirective({...directive, body: body.trim()}, scope)
}
