/** The words that `completion` bakes into its scripts. */

import {rules} from '../../rules/index.ts'
import {reporters} from '../report/index.ts'
import {engineChecks} from './engine-checks.ts'

export {ToolError} from './tool-error.ts'

const ids = rules.map(({meta}) => meta.id)

export const reportFormats: readonly string[] = Object.keys(reporters)
export const ruleGroups: readonly string[] = [...new Set(ids.map(id => id.slice(0, id.indexOf('/'))))]
export const ruleIds: readonly string[] = ids
export const checkIds: readonly string[] = engineChecks.map(({id}) => id)
