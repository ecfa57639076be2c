import type {Span} from '../../../model/place.ts'
import {addRun, type MapBuilder, mapSpan} from '../text-map.ts'
import type {Located} from './finder.ts'

/** Where the parts of a front-matter cell stand: its lines are those at the beginning of the header, unless they were printed anew. */
export function frontMatterMap({header, frontMatter = ''}: Located): (span: Span) => Span {
  if (header.kind === 'none') return () => ({start: 0, end: 0})
  const lines = frontMatter.slice(opening, -closing)
  const builder: MapBuilder = {runs: [], length: 0}
  const {start, end} = header.block.yaml
  if (header.yaml.startsWith(lines)) {
    addRun(builder, 0, {length: opening, width: start})
    addRun(builder, start, {length: lines.length, width: lines.length})
    addRun(builder, start + lines.length, {length: closing, width: 0})
  } else addRun(builder, start, {length: frontMatter.length, width: end - start})
  return span => mapSpan({runs: builder.runs, origin: 0}, span)
}

/** `---` and its line end. */
const opening = 4
const closing = 3
