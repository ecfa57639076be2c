/** Everything that `rules` needs. */
export {rules} from '../../rules/index.ts'
export {ToolError} from './tool-error.ts'
