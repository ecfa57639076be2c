import {rules as shipped} from '../../rules/index.ts'
import type {Rule} from '../model/rule.ts'
import {loadConfig} from './config.ts'
import type {PackOptions} from './packs/open.ts'
import {ToolError} from './tool-error.ts'

export {ToolError} from './tool-error.ts'

/** Everything that `rules` needs: the rules that ship, and those of the packs that the configuration names. */
export async function knownRules({config, ...options}: PackOptions & {readonly config?: string | false}): Promise<readonly Rule[]> {
  const openPacks: Parameters<typeof loadConfig>[0]['openPacks'] = async given =>
    (await import('./packs/open.ts')).packOpener(options)(given)
  try {
    const {rules, packs} = await loadConfig({cwd: options.cwd, rules: shipped, openPacks, ...(config !== undefined && {config})})
    await packs?.close()
    return rules
  } catch (error) {
    // Who is about to put a configuration right may look up what rules are called.
    if (error instanceof ToolError && error.code === 'CONFIG_INVALID') return shipped
    throw error
  }
}
