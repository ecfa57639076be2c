/** Everything that `explain` needs. */
export {jsonText} from '../report/json-text.ts'
export {printExplanation} from '../report/page/explanation.ts'
export {explain} from './explain.ts'
export {ToolError} from './tool-error.ts'
