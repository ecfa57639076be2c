import {join} from 'node:path'
import {commandName} from '../../setup/command-name.ts'
import {attributeOptions} from '../../setup/init/plan.ts'
import type {Settled} from '../../setup/init/settle.ts'
import {installGit} from '../git/install.ts'
import type {GitChange} from '../git/setup/change.ts'
import {lineRecord} from '../git/setup/record.ts'
import {addSetting} from '../git/setup/settings.ts'
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
  if (isKept) {
    const install = `${commandName(facts)} git install`
    return {changes: [], problem: `Git was not set up: \`${install}\` does that, and adds the lines to .gitattributes.`}
  }
  try {
    if (!isDry) recordLines(files, {root, env})
    const {changes} = installGit({cwd: root, env, root, dryRun: isDry, ...attributeOptions({facts, choices})})
    // The lines are among the files.
    return {changes: changes.filter(({kind}) => kind === 'set')}
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    return {changes: [], problem: `Git was not set up. ${error.message}${error.hint === undefined ? '' : ` ${error.hint}.`}`}
  }
}

/** Lines of a file that `init` has written are its own: `huntbook git uninstall` takes them back, whatever becomes of the rest. */
function recordLines(files: readonly Settled[], {root, env}: Pick<SetUpOptions, 'root' | 'env'>): void {
  const where = {root, env, cwd: root, scope: 'local'} as const
  for (const file of files) {
    if (file.path !== '.gitattributes' || file.kind !== 'write') continue
    const lines = file.text.split('\n').filter(line => line !== '')
    for (const line of lines) addSetting(lineRecord({file: join(root, file.path), line}, root), where)
  }
}
