import type {Indicator} from '../../model/finding.ts'
import type {FindingsBlock} from '../../model/findings.ts'
import type {ExportOptions} from '../options.ts'
import type {Channels} from './channels.ts'

type Sighting = Pick<Indicator, 'type' | 'value' | 'scope'> & {readonly cell: number}

/** The indicators of what is shown but its code, and of the channels, by type and value. */
export function indicatorsOf(blocks: readonly FindingsBlock[], told: Channels['indicators'], options: ExportOptions): readonly Indicator[] {
  const shown = blocks.filter(({kind}) => kind !== 'source').flatMap(block => sightingsIn(block, options))
  const found = new Map<string, {readonly sighting: Sighting; count: number; readonly cells: Set<number>}>()
  for (const sighting of [...shown, ...told.map(toldSighting)]) {
    const key = `${sighting.type} ${sighting.value}`
    const entry = found.get(key) ?? {sighting, count: 0, cells: new Set()}
    entry.count++
    entry.cells.add(sighting.cell)
    found.set(key, entry)
  }
  return [...found.values()]
    .map(({sighting: {type, value, scope}, count, cells}) => ({type, value, count, cells: [...cells].sort((a, b) => a - b), scope}))
    .sort((a, b) => (a.type === b.type ? compare(a.value, b.value) : compare(a.type, b.type)))
}

function sightingsIn(_block: FindingsBlock, _options: ExportOptions): Sighting[] {
  return []
}

function toldSighting({type, value, cell}: Channels['indicators'][number]): Sighting {
  return {type, value: value.replaceAll('[.]', '.'), scope: 'public', cell}
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
