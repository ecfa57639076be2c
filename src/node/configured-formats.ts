import {rules} from '../../rules/index.ts'
import {type ConfigOptions, loadConfig} from './config.ts'
import type {ConfigTree} from './git/config-tree.ts'
import {ToolError} from './tool-error.ts'

/** The reports that the configuration asks for, where a run has ended before it could tell. None where the configuration is at fault. */
export async function configuredFormats({
  configTree: tree,
  ...options
}: Omit<ConfigOptions, 'rules' | 'tree'> & {readonly configTree?: ConfigTree}): Promise<
  {readonly formats: readonly string[]; readonly root: string} | undefined
> {
  try {
    const {config, root} = await loadConfig({...options, rules, ...(tree && {tree})})
    return {formats: config.formats, root}
  } catch (error) {
    if (error instanceof ToolError) return undefined
    throw error
  }
}
