/** Everything that `explain` needs. */
export {printExplanation} from '../report/page/explanation.ts'
export {explain} from './explain.ts'
export {ToolError} from './tool-error.ts'
