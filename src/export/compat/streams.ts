import type {CompatOutput, CompatStream} from './cell.ts'
import {overwrite} from './text.ts'

/** Joins neighbouring streams of one name, and leaves of each line what a terminal would show after its last CR. */
export function coalesce(outputs: readonly CompatOutput[]): CompatOutput[] {
  const groups: CompatOutput[][] = []
  for (const output of outputs) {
    const last = groups.at(-1)
    if (last?.[0]?.kind === 'stream' && output.kind === 'stream' && last[0].name === output.name) last.push(output)
    else groups.push([output])
  }
  return groups.flatMap(group => {
    const [first] = group
    if (first?.kind !== 'stream') return group
    const text = group.map(output => (output.kind === 'stream' ? output.text : '')).join('')
    return [{...first, text: overwrite(text)} satisfies CompatStream]
  })
}
