import type {Nodes} from 'mdast'
import {spanOf, walk} from './parse.ts'

export interface Line {
  readonly start: number
  /** The line end excluded. */
  readonly end: number
  readonly text: string
}

/** The lines of a node that no code and no HTML block in it begins before or on. The first begins where the node does. */
export function* linesOutsideCode(source: string, node: Nodes): Generator<Line> {
  const covered: {start: number; end: number}[] = []
  walk(node, inner => {
    if (inner.type === 'code' || inner.type === 'html') covered.push(spanOf(inner))
    return true
  })
  const whole = spanOf(node)
  let next = 0
  for (let {start} = whole; start < whole.end; ) {
    const found = source.indexOf('\n', start)
    const end = found === -1 ? source.length : found
    while ((covered[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    if (start < (covered[next]?.start ?? Number.POSITIVE_INFINITY)) yield {start, end, text: source.slice(start, end)}
    start = end + 1
  }
}
