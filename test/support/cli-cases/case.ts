import {code, hunt, ipynb, markdown} from '../hunt.ts'

const hunting = [
  'id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
  'title: Services',
  'description: Finds services that somebody stopped.',
  'data_sources: [x]',
  'tags: []',
]
const sections = [
  '# Services',
  '## Executive Summary\n\nText.',
  '## Technical Analysis\n\nText.',
  '## Findings\n\nText.',
  '## Recommendations\n\nText.',
]
/** A hunt without a defect. */
export const good = hunt([...hunting, 'attack_technique_ids: [T1489]'].join('\n'), `${sections.join('\n\n')}\n`)
/** One error, which a safe fix puts right. */
export const bad = good.replace('T1489', 't1489')
/** One warning. */
export const warned = good.replace('## Findings', '## Other')
/** The same as another hunt: with an id and a title of its own. */
export function another(text: string): string {
  return text.replace('8d0f', '9d0f').replaceAll('Services', 'Agents')
}
/** A notebook with an output and a cell of parameters. */
export const executed = ipynb({}, [
  markdown('# Title'),
  code('secret()', {outputs: [{output_type: 'stream', name: 'stdout', text: ['said\n']}]}),
  code('x', {tags: ['parameters']}),
])

export type Files = Readonly<Record<string, string | Uint8Array>>

/** One call of the command line, and what comes of it. */
export interface Case {
  readonly files?: Files
  readonly args: readonly string[]
  /** Folder to start in. */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly code: number
  /** Exactly this, or a part, on each stream. Absent: nothing may be written there. */
  readonly stdout?: string | RegExp
  readonly stderr?: string | RegExp
  /** Files that are new or different afterwards. */
  readonly changed?: readonly string[]
}

export const config = (text: string): Files => ({'huntbook.config.yaml': text})
/** A catalog of one bad hunt. */
export const one: Files = {'hunts/a/x.md': bad}
/** The help of a command. */
export const usage = (name: string): RegExp =>
  new RegExp(`^huntbook ${name}: [\\s\\S]*\\nUsage: huntbook ${name} [\\s\\S]*\\nOptions:\\n[\\s\\S]*--help`, 'u')
/** What is said of that catalog. */
export const found = /^hunts\/a\/x\.md:\d+:\d+ error attack\/format\n[\s\S]*\n1 error in 1 of 1 notebook; 1 can be fixed with --fix\.\n$/u
