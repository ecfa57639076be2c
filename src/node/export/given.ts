import {isRunName, isTenant} from '../../export/finding/names.ts'
import type {Target} from '../../export/index.ts'
import {ToolError} from '../tool-error.ts'
import type {ExportSettings} from './settings.ts'

/** The options of one call, without those of the configuration, which stand for every export. */
export type Given = ExportSettings & {readonly audit?: 'off' | 'text' | 'json' | undefined}

/** What only a finding holds, or only what is made from one. */
const ofFindings: readonly (keyof Given)[] = [
  'environment',
  'runId',
  'severity',
  'tlp',
  'assignee',
  'status',
  'overrideReason',
  'includeParameters',
  'allowList',
  'includePrivate',
  'allowIncomplete',
]

/** What can still change in a finding that was written before. */
const ofWritten = new Set<string>(['tenants', 'allowList', 'defang', 'includePrivate', 'allowIncomplete'])

/** Refuses options that nothing would come of, each of which somebody meant. */
export function checkGiven(given: Given, {targets, hasNotebooks}: {targets: readonly Target[]; hasNotebooks: boolean}): void {
  const isGiven = (key: keyof Given): boolean => {
    const value: unknown = given[key]
    return value !== undefined && value !== false && value !== 'off'
  }
  const lonely = ofFindings.find(isGiven)
  if (lonely !== undefined && !targets.some(({from}) => from === 'finding')) {
    throw wrong(`Expected --${flagOf(lonely)} with a target that is made from a finding, got it without.`, 'add --to json, for example')
  }
  // The keys are those of `Given`.
  const late = hasNotebooks ? undefined : (Object.keys(given) as (keyof Given)[]).find(key => isGiven(key) && !ofWritten.has(key))
  if (late !== undefined) {
    throw wrong(`Expected --${flagOf(late)} with a notebook, got findings that were written before.`, 'export the notebook with it')
  }
  checkNames(given)
}

/** They become the id of the finding and stand in requests. What was given is not shown: it may name a customer. */
function checkNames({tenant, environment, runId}: Given): void {
  const names = Object.entries({environment, runId}).filter(([, value]) => value !== undefined && !isRunName(value))
  const [odd] = names
  if (odd) throw wrong(`Expected --${flagOf(odd[0])} to be 1 to 200 printed characters without spaces at its ends, got another text.`)
  if (tenant !== undefined && !isTenant(tenant))
    throw wrong('Expected --tenant to be the id of a tenant such as `100200`, got another text.')
}

function flagOf(key: string): string {
  return key.replace(/[A-Z]/gu, letter => `-${letter.toLowerCase()}`)
}

function wrong(message: string, hint?: string): ToolError {
  return new ToolError('OPTION_VALUE', message, hint === undefined ? {} : {hint})
}
