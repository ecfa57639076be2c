/** Everything that `doctor` needs. */

export {printChecks} from '../report/check-list.ts'
export {jsonText} from '../report/json-text.ts'
export {examine} from './doctor/doctor.ts'
export {packageVersion} from './package.ts'
export {ToolError} from './tool-error.ts'
