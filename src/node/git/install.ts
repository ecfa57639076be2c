import {resolve} from 'node:path'
import {attributeLines} from '../../setup/attributes.ts'
import {commandKeys, type GitPart, gitParts, gitSettings} from '../../setup/git-parts.ts'
import {addLines, attributesFile} from './setup/attributes-file.ts'
import type {GitChange} from './setup/change.ts'
import {lastingProgram} from './setup/program.ts'
import {lineRecord} from './setup/record.ts'
import {addSetting, expectRepository, type GitScope, readSettings, writeSetting} from './setup/settings.ts'

type Env = Readonly<Record<string, string | undefined>>

export interface GitSetupOptions {
  /** Absolute. */
  readonly cwd: string
  readonly env: Env
  /** The folder of the configuration, or the top of the repository: `.gitattributes` goes there. */
  readonly root: string
  /** Default `local`. */
  readonly scope?: GitScope
  /** Change nothing, and tell what would change. */
  readonly dryRun?: boolean
}

export interface GitInstallOptions extends GitSetupOptions {
  /** Default all of them. */
  readonly parts?: readonly GitPart[]
  /** Another file for the attributes, from `cwd`. */
  readonly attributes?: string
  /** What git is to start, in place of the program that runs. */
  readonly program?: string
  /** What the catalog is like, see `attributeLines`. */
  readonly isGenerated: boolean
  readonly folders: readonly string[]
}

export interface GitInstalled {
  readonly changes: readonly GitChange[]
  /** Whether notebooks that are committed already look modified from now on: `git add --renormalize .` is the way out. */
  readonly filterIsNew: boolean
}

/** Sets git up for notebooks. Run twice it changes nothing. Other settings and lines stay as they are. */
export function installGit(options: GitInstallOptions): GitInstalled {
  const {cwd, env, root, scope = 'local', dryRun = false, parts = gitParts} = options
  const where = {root, scope, env, cwd}
  if (scope === 'local') expectRepository(where)
  const program = lastingProgram(env, {
    ...(options.program !== undefined && {named: resolve(cwd, options.program)}),
    ...(scope === 'local' && {repository: root}),
  })
  const known = readSettings(where)
  const changes: GitChange[] = []
  for (const setting of parts.flatMap(part => gitSettings(part, program))) {
    const values = known.filter(({key}) => key.toLowerCase() === setting.key.toLowerCase()).map(({value}) => value)
    if (values.length === 1 && values[0] === setting.value) continue
    if (!dryRun) writeSetting(setting, where)
    changes.push({kind: 'set', ...setting, ...(values.length > 0 && {before: values.at(-1) ?? ''})})
  }
  const file = options.attributes === undefined ? attributesFile(where) : resolve(cwd, options.attributes)
  const {isGenerated, folders} = options
  const lines = addLines({file, lines: attributeLines({parts, isGenerated, folders}), dryRun})
  for (const line of lines) {
    if (!dryRun) addSetting(lineRecord({file, line}, root), where)
    changes.push({kind: 'add-line', file, line})
  }
  const isNew = (change: GitChange): boolean =>
    change.kind === 'set'
      ? change.key === commandKeys.filter && change.before === undefined
      : change.kind === 'add-line' && change.line.includes('filter=huntbook')
  return {changes, filterIsNew: changes.some(isNew)}
}
