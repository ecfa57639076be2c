import {toolProblem} from '../report/problem.ts'
import {ToolError} from './tool-error.ts'

export {mergeForGit} from './git/merge.ts'

/** Why a merge failed, for git's standard error. */
export function describeFailure(error: unknown, path: string): string {
  const text = error instanceof Error ? error.message : String(error)
  return `${toolProblem({message: `${path} could not be merged: ${error instanceof ToolError ? text : `internal error: ${text}`}`})}\n`
}
