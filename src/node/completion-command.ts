/** The words that `completion` bakes into its scripts. */

import {rules} from '../../rules/index.ts'
import {reporters} from '../report/index.ts'
import {engineChecks} from './engine-checks.ts'

export {ToolError} from './tool-error.ts'

const ids = rules.map(({meta}) => meta.id)

/** Names that are no part of the table of options. */
export const words = {
  reportFormats: Object.keys(reporters),
  ruleGroups: [...new Set(ids.map(id => id.slice(0, id.indexOf('/'))))],
  ruleIds: ids,
  checkIds: engineChecks.map(({id}) => id),
}
