import type {FindingSections} from '../../model/finding.ts'
import type {FindingsBlock, FindingsSection, SectionName} from '../../model/findings.ts'
import {escapeText} from '../escape.ts'
import {joinBlocks} from '../join.ts'

const keys = new Map<SectionName | undefined, Exclude<keyof FindingSections, 'other'>>([
  ['executive-summary', 'executive_summary'],
  ['technical-analysis', 'technical_analysis'],
  ['findings', 'findings'],
  ['recommendations', 'recommendations'],
])

interface Open {
  readonly key: string | undefined
  readonly heading: string
  readonly level: number
  readonly blocks: string[]
}

/** The sections of the report. One of a name goes on below headings that are deeper than its own; equal names are one section. */
export function sectionsOf(sections: readonly FindingsSection[]): FindingSections {
  const opened: Open[] = []
  for (const {name, heading, level, blocks} of sections) {
    const last = opened.at(-1)
    const texts = blocks.map(({markdown}: FindingsBlock) => markdown)
    if (last?.key !== undefined && name === undefined && level > last.level) {
      last.blocks.push(`${'#'.repeat(level)} ${escapeText(heading)}`, ...texts)
    } else opened.push({key: keys.get(name), heading, level, blocks: texts})
  }
  const found = new Map<string, string[]>()
  for (const {key, blocks} of opened) if (key !== undefined) found.set(key, [...(found.get(key) ?? []), ...blocks])
  const named = [...keys.values()].flatMap(key => {
    const blocks = found.get(key)
    return blocks === undefined ? [] : [[key, textOf(blocks)] as const]
  })
  const other = opened.flatMap(({key, heading, blocks}) =>
    key === undefined && blocks.length > 0 ? [{heading, text: textOf(blocks)}] : [],
  )
  return {...Object.fromEntries(named), ...(other.length > 0 && {other})}
}

function textOf(blocks: readonly string[]): string {
  return joinBlocks(blocks).trimEnd()
}
