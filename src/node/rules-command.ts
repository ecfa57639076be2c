/** Everything that `rules` needs. */

import type {OpenPacks} from './config.ts'
import type {PackOptions} from './packs/open.ts'
import {openWorkspace, type Workspace, type WorkspaceOptions} from './workspace.ts'

export {rules} from '../../rules/index.ts'
export {printRules, printRulesFor} from '../report/rule-list.ts'
export {terminalText} from '../report/terminal.ts'
export {rulesForFile} from './rules-for.ts'
export {ToolError} from './tool-error.ts'

/** A catalog with the rules that ship and those of the packs that it names. */
export async function openCatalog({
  config,
  configTree,
  ...options
}: PackOptions & WorkspaceOptions & {readonly cwd: string}): Promise<Workspace> {
  const loadPacks: OpenPacks = async given => (await import('./packs/open.ts')).packOpener(options)(given)
  const workspace = await openWorkspace(
    {cwd: options.cwd, ...(config !== undefined && {config}), ...(configTree && {configTree})},
    {loadPacks},
  )
  await workspace.packs?.close()
  return workspace
}
