import {join, resolve} from 'node:path'
import {rules as shipped} from '../../../rules/index.ts'
import type {BaselineEntry} from '../../lint/baseline/baseline.ts'
import {readBaseline} from '../../lint/baseline/read.ts'
import type {RulesOf} from '../../lint/config/loosened.ts'
import type {Rule, RuleMeta} from '../../model/rule.ts'
import {type ConfigOptions, loadConfig, readUtf8, standIn} from '../config.ts'
import type {Catalog} from '../files.ts'
import {ignoredIn} from '../ignore.ts'
import {findPack, packFolder} from '../packs/find.ts'
import type {RuleFile} from '../packs/protocol.ts'
import {readRule} from '../packs/read-rule.ts'
import {fromRoot, isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'

/** What decides over a catalog, before or after a change. */
export interface Side extends Catalog, RulesOf {
  readonly baseline: readonly BaselineEntry[]
}

export interface SideOptions extends Pick<ConfigOptions, 'cwd' | 'config' | 'tree'> {
  /** The baseline, from `cwd`, in place of the configured one; `false` for none. */
  readonly baseline?: string | false
}

/** Reads a configuration and what it names. No rule of a pack is loaded: of one side nobody has looked at the code. */
export async function readSide({baseline, ...options}: SideOptions): Promise<Side> {
  const {tree, cwd} = options
  const loaded = await loadConfig({...options, rules: shipped})
  const {config, root, configRoot} = loaded
  const packs = [...config.packs]
  const named = baseline === undefined ? config.baseline && join(configRoot, config.baseline) : baseline && resolve(cwd, baseline)
  const file = named && tree && isInside(fromRoot(tree.top, named)) ? standIn(tree, named) : named
  tree?.bring?.([...packs.map(([, given]) => join(configRoot, given)), ...(file ? [file] : [])])
  const ofPacks = packs.flatMap(([name, given]) => rulesIn({name, given, root: configRoot, ...(tree && {tree})}))
  return {
    root,
    config,
    isConfigured: loaded.isConfigured,
    ignored: ignoredIn(configRoot, config),
    rules: [...shipped, ...ofPacks],
    baseline: file ? entriesIn(file) : [],
  }
}

interface GivenPack extends Pick<ConfigOptions, 'tree'> {
  readonly name: string
  readonly given: string
  readonly root: string
}

/**
 * The rules of a pack by the names of their files, at the severity that those in YAML have: nobody knows that of the others without
 * running them. Of a pack that cannot be found, a run over it says why.
 */
function rulesIn({name, given, root, tree}: GivenPack): readonly Rule[] {
  try {
    const folder = packFolder(root, given, tree)
    const files = 'message' in folder ? [] : findPack({name, root, ...folder}).files
    return files.map(file => ({
      meta: {id: file.id, description: '', severity: severityOf(file) ?? 'warning', messages: {}},
      create: () => ({}),
    }))
  } catch (error) {
    if (error instanceof ToolError) return []
    throw error
  }
}

/** Only of a rule in YAML, and if it is one: a run says what is wrong with it. */
function severityOf({id, file, path}: RuleFile): RuleMeta['severity'] | undefined {
  if (!/\.ya?ml$/u.test(file)) return undefined
  try {
    return readRule(file, {id, path}).meta.severity
  } catch (error) {
    if (error instanceof ToolError) return undefined
    throw error
  }
}

/** None where there is no baseline. */
function entriesIn(file: string): readonly BaselineEntry[] {
  try {
    const read = readBaseline(readUtf8(file, file))
    return 'message' in read ? [] : read
  } catch (error) {
    if (error instanceof ToolError) return []
    throw error
  }
}
