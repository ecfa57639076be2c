import {resolve} from 'node:path'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {lintFiles} from '../lint.ts'
import {ToolError} from '../tool-error.ts'
import type {NewOptions} from './options.ts'
import type {Place} from './place.ts'

/** Rules about what a person gave. They are asked whatever the configuration turns on. */
const asked = ['attack/domain', 'attack/redundant', 'meta/data-source-unknown', 'meta/id-duplicate']

/** What the rules say of a new hunt before it is written. What is wrong with values that a person gave is an error: they can be given again. */
export async function verify(text: string, {place, root, options}: {place: Place; root: string; options: NewOptions}): Promise<Verdict> {
  const {cwd = process.cwd(), config, event, trustWorkspace} = options
  const report = await lintFiles({
    cwd,
    ...(config !== undefined && {config}),
    ...(event !== undefined && {event}),
    ...(trustWorkspace !== undefined && {trustWorkspace}),
    stdin: {path: resolve(root, place.path), bytes: new TextEncoder().encode(text)},
    rules: asked,
    baseline: false,
    workers: 0,
  })
  const found = report.diagnostics.filter(({path}) => path === place.path)
  const refused = found.filter(isAboutGiven)
  if (refused.length > 0) {
    const [hint] = refused.flatMap(({fix}) => fix?.message ?? [])
    throw new ToolError('HUNT_REFUSED', refused.map(({message}) => message).join(' '), hint === undefined ? {} : {hint})
  }
  return {
    placeholders: found.filter(({rule}) => rule === 'meta/placeholder').length,
    others: found.filter(({rule}) => rule !== 'meta/placeholder'),
    notes: report.notes,
  }
}

export interface Verdict {
  /** How many texts of the template are to be replaced. */
  readonly placeholders: number
  /** What else the rules find. */
  readonly others: readonly Diagnostic[]
  readonly notes: readonly string[]
}

/** How other hunts spell a tag is a matter of taste; its form is not. */
function isAboutGiven({rule, severity, fix}: Diagnostic): boolean {
  if (severity === 'info') return false
  if (rule === 'meta/tags') return fix?.kind !== 'unsafe'
  return rule.startsWith('attack/') || asked.includes(rule) || rule === 'meta/id-format'
}
