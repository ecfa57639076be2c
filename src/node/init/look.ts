import {existsSync} from 'node:fs'
import {join} from 'node:path'
import type {Config} from '../../lint/config/config.ts'
import {pairsFor} from '../../lint/config/resolve.ts'
import type {ConfiguredFacts, Facts} from '../../setup/init/facts.ts'
import {readUtf8} from '../config.ts'
import {packageFolder, packageVersion} from '../package.ts'
import {gitTopLevel} from '../paths.ts'
import {newestAttack} from '../services.ts'
import {readSideFile} from '../side-files.ts'
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
  const facts: Facts = {
    version: packageVersion(),
    attack: newestAttack,
    schema: readUtf8(schema, schema).replaceAll('\r\n', '\n'),
    isTop: top === undefined || top === root,
    ...lookAtGit(root, {env, isGit: top !== undefined}),
    isInstalled: isInstalled(root),
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

/** Whether huntbook is there, or will be once the packages of the repository are installed. */
function isInstalled(root: string): boolean {
  if (existsSync(join(root, 'node_modules/huntbook/schemas/config.schema.json'))) return true
  const bytes = readSideFile(root, 'package.json')
  if (!bytes) return false
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return ['dependencies', 'devDependencies'].some(name => has(own(manifest, name), 'huntbook'))
  } catch {
    // npm says what is wrong with it.
    return false
  }
}

function own(value: unknown, key: string): unknown {
  return has(value, key) ? Reflect.get(value, key) : undefined
}

function has(value: unknown, key: string): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}
