import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {rules} from '../../../../rules/index.ts'
import type {Config} from '../../../lint/config/config.ts'
import {pairsFor} from '../../../lint/config/resolve.ts'
import {type AttributeOptions, catalogFolders} from '../../../setup/attributes.ts'
import {type ConfigOptions, loadConfig} from '../../config.ts'
import {ToolError} from '../../tool-error.ts'

export interface CatalogFacts extends Omit<AttributeOptions, 'parts'> {
  /** Where paths of the configuration start; without one the top of the repository. */
  readonly root: string
  /** The path of a notebook from there, which need not exist. */
  readonly sample: string
}

/** What lines of attributes depend on. Packs of rules are not loaded for it. */
export async function catalogFacts(options: Omit<ConfigOptions, 'rules' | 'openPacks'>): Promise<CatalogFacts> {
  const {root, config, isConfigured} = await loadConfig({...options, rules})
  return {root, ...factsOf(config, {hasHunts: !isConfigured || existsSync(join(root, 'hunts'))})}
}

/** The same where the configuration may be broken: what is set up can be told all the same. */
export async function likelyFacts(options: Omit<ConfigOptions, 'rules' | 'openPacks'>): Promise<CatalogFacts> {
  try {
    return await catalogFacts(options)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    return catalogFacts({...options, config: false})
  }
}

function factsOf(config: Config, {hasHunts}: {readonly hasHunts: boolean}): Omit<CatalogFacts, 'root'> {
  const folders = catalogFolders(config.files, {hasHunts})
  const [first = ''] = folders
  const stem = first === '' ? 'hunt' : `${first}/team/hunt`
  return {isGenerated: pairsFor(config, `${stem}.md`).mode === 'myst', folders, sample: `${stem}.ipynb`}
}
