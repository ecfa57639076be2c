import type {FindingSections} from '../../model/finding.ts'
import type {FindingsSection, SectionName} from '../../model/findings.ts'
import {joinBlocks} from '../join.ts'

const keys = new Map<SectionName | undefined, Exclude<keyof FindingSections, 'other'>>([
  ['executive-summary', 'executive_summary'],
  ['technical-analysis', 'technical_analysis'],
  ['findings', 'findings'],
  ['recommendations', 'recommendations'],
])

/** The sections of the report. Those of one name are one; others are listed if they have a text. */
export function findingSections(sections: readonly FindingsSection[]): FindingSections {
  const named = [...keys].flatMap(([name, key]) => {
    const own = sections.filter(section => section.name === name)
    return own.length === 0 ? [] : [[key, textOf(own)] as const]
  })
  const other = sections
    .filter(({name, blocks}) => !keys.has(name) && blocks.length > 0)
    .map(section => ({heading: section.heading, text: textOf([section])}))
  return {...Object.fromEntries(named), ...(other.length > 0 && {other})}
}

function textOf(sections: readonly FindingsSection[]): string {
  return joinBlocks(sections.flatMap(({blocks}) => blocks.map(({markdown}) => markdown))).trimEnd()
}
