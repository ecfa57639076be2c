import {attributeOptions} from '../../setup/init/plan.ts'
import type {Settled} from '../../setup/init/settle.ts'
import {installGit} from '../git/install.ts'
import type {GitChange} from '../git/setup/change.ts'
import {ToolError} from '../tool-error.ts'
import type {SetUpOptions} from './set-up.ts'

export interface GitSetUp {
  readonly changes: readonly GitChange[]
  /** Why nothing was done: a person does it. */
  readonly problem?: string
}

/** Tells git of this clone what its attributes ask for. Lines that a person is to add to `.gitattributes` are not added here. */
export function setUpGit({root, env, facts, choices, isDry}: SetUpOptions, files: readonly Settled[]): GitSetUp {
  if (!choices.git || !facts.isGit) return {changes: []}
  const isKept = files.some(({path, kind}) => path === '.gitattributes' && kind === 'keep')
  if (isKept) return {changes: [], problem: 'Git was not set up: `huntbook git install` does that, and adds the lines to .gitattributes.'}
  try {
    const {changes} = installGit({cwd: root, env, root, dryRun: isDry, ...attributeOptions({facts, choices})})
    // The lines are among the files.
    return {changes: changes.filter(({kind}) => kind === 'set')}
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    return {changes: [], problem: `Git was not set up. ${error.message}${error.hint === undefined ? '' : ` ${error.hint}.`}`}
  }
}
