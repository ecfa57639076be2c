/** Everything that `lint` and `check` need, as one module to be loaded when they run. */
export {terminalText} from '../report/terminal.ts'
export {lintFiles} from './lint.ts'
export {failedReport, render, reportFormats, writeReport} from './render.ts'
export {ToolError} from './tool-error.ts'
