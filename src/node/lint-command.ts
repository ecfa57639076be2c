/** Everything that `lint` and `check` need, as one module to be loaded when they run. */

export {toolProblem} from '../report/problem.ts'
export {terminalText} from '../report/terminal.ts'
export {addCommand} from './add-command.ts'
export {configuredFormats} from './configured-formats.ts'
export {type LintReport, lintFiles} from './lint.ts'
export {deliver, failedReport} from './render.ts'
export {readShard} from './shard.ts'
export {sinksOf} from './sinks.ts'
export {ToolError} from './tool-error.ts'
