/** Everything that the language server needs. */

export {doubleQuoted, writtenString} from '../parse/yaml/quote.ts'
export {escapeMarkdown} from '../report/markdown-escape.ts'
export {problemText} from '../report/problem.ts'
export {visibleText} from '../report/terminal.ts'
export {ConfigError, configFileOf, configName} from './config.ts'
export {type IgnoreHere, ignoreHere} from './ignore-here.ts'
export {type Knowledge, openKnowledge} from './knowledge.ts'
export {type Live, openLive} from './live.ts'
export {packageVersion} from './package.ts'
export {fromRoot, isInside} from './paths.ts'
export {applyFix, isSameText, readSaved, sourcesOf} from './saved.ts'
export {ToolError} from './tool-error.ts'
