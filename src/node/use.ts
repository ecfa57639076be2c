/** What the command line says of wrong use, without loading anything that works on notebooks. */
export {nearest as nearestWord} from '../lint/schemas/nearest.ts'
export {toolProblem} from '../report/problem.ts'
export {leadingText, terminalText} from '../report/terminal.ts'
export {packageVersion} from './package.ts'
export {ToolError} from './tool-error.ts'
