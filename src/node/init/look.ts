import {existsSync} from 'node:fs'
import {join} from 'node:path'
import type {Config} from '../../lint/config/config.ts'
import {pairsFor} from '../../lint/config/resolve.ts'
import type {ConfiguredFacts, Facts} from '../../setup/init/facts.ts'
import {readUtf8} from '../config.ts'
import {installedProgram, isInstalled} from '../installed.ts'
import {packageFolder, packageVersion} from '../package.ts'
import {gitTopLevel} from '../paths.ts'
import {isProgram} from '../program-file.ts'
import {newestAttack} from '../services.ts'
import {openWorkspace} from '../workspace.ts'
import {lookAtGit} from './look-at-git.ts'
import {lookAtNotebooks} from './look-at-notebooks.ts'

export interface LookOptions {
  /** Absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** `false`: a configuration that is there is not read. */
  readonly config?: false
}

/** A repository, and what is in it. */
export interface Seen {
  /** The folder of the configuration, else the top of the git repository, else the working folder. */
  readonly root: string
  readonly facts: Facts
}

/** Looks at a repository and changes nothing. */
export async function look({cwd, env, config}: LookOptions): Promise<Seen> {
  const workspace = await openWorkspace({cwd, ...(config === false && {config})})
  const {root, isConfigured} = workspace
  const top = gitTopLevel(root)
  const schema = join(packageFolder(), 'schemas/config.schema.json')
  const program = installedProgram(root)
  const facts: Facts = {
    version: packageVersion(),
    attack: newestAttack,
    schema: readUtf8(schema, schema).replaceAll('\r\n', '\n'),
    isTop: top === undefined || top === root,
    ...lookAtGit(root, {env, isGit: top !== undefined}),
    isInstalled: isInstalled(root),
    isOnPath: isProgram('huntbook', env),
    ...(program !== undefined && {program}),
    hasHunts: existsSync(join(root, 'hunts')),
    notebooks: await lookAtNotebooks(root),
    ...(isConfigured && {configured: configuredFacts(workspace.config)}),
  }
  return {root, facts}
}

function configuredFacts(config: Config): ConfiguredFacts {
  const {files, layers, attack, baseline} = config
  return {
    files,
    mode: pairsFor(config, '').mode,
    preset: layers.some(({strict}) => strict) ? 'strict' : 'recommended',
    ...(attack.version !== undefined && {attack: attack.version}),
    ...(baseline !== undefined && {baseline}),
  }
}
