/** Everything that `rules` needs. */

export {rules} from '../../rules/index.ts'
export {printRules, printRulesFor} from '../report/rule-list.ts'
export {terminalText} from '../report/terminal.ts'
export {rulesForFile} from './rules-for.ts'
export {ToolError} from './tool-error.ts'
export {openWorkspace} from './workspace.ts'
