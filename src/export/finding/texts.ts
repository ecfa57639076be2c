import type {Finding} from '../../model/finding.ts'
import type {FindingsBlock} from '../../model/findings.ts'
import type {PlacedText} from './foreign-names.ts'

/** Keys of texts that are made of the shown cells, which are looked through cell by cell. */
const shown = new Set<keyof Finding>(['sections', 'key_findings'])

/** Every text of a finding, with its key. */
export function placedTexts(finding: Finding, blocks: readonly FindingsBlock[] = []): readonly PlacedText[] {
  const ofCells = blocks.map(({cell, markdown}) => ({text: markdown, place: 'key_findings', cell}))
  return [...ofCells, ...Object.entries(finding).flatMap(([key, value]) => textsIn(value).map(text => ({text, place: key})))]
}

/** The texts that come from channels, parameters and the metadata of the hunt: cells that are removed may hold them too. */
export function channelTexts(finding: Finding): readonly string[] {
  // The keys are those of the finding.
  return Object.entries(finding).flatMap(([key, value]) => (shown.has(key as keyof Finding) ? [] : textsIn(value)))
}

function textsIn(value: unknown): string[] {
  const texts: string[] = []
  const stack: unknown[] = [value]
  for (let next = stack.pop(); stack.length > 0 || next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') texts.push(next)
    else if (typeof next === 'object' && next !== null)
      for (const [key, item] of Object.entries(next)) stack.push(...(Array.isArray(next) ? [item] : [key, item]))
  }
  return texts
}
