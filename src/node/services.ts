import {existsSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {parseAttack} from '../attack/index.ts'
import {type ShippedAttack, shippedAttack} from '../attack/shipped.ts'
import {optionsFor, vocabularyFor} from '../lint/config/resolve.ts'
import type {Services} from '../lint/context.ts'
import {jupytextFinder} from '../lint/jupytext/find.ts'
import {readLedger} from '../lint/ledger.ts'
import {readVocabulary} from '../lint/vocabulary.ts'
import type {Attack} from '../model/attack.ts'
import type {DataSource, RetiredId, Rule, RuleSettings} from '../model/rule.ts'
import {readUtf8} from './config.ts'
import type {Catalog} from './files.ts'
import {cleanedByGit} from './git/cleaned.ts'
import {repositoryWith} from './named-repository.ts'
import {attackFile} from './package.ts'
import {fromRoot, isInside} from './paths.ts'
import {openRepository} from './repository.ts'
import {readSideFile} from './side-files.ts'
import {currentDay} from './today.ts'
import {ToolError} from './tool-error.ts'

/** The newest version of ATT&CK that ships. */
export const newestAttack = '18.1'

interface ServicesOptions extends Omit<Catalog, 'isConfigured'> {
  /** The folder that files which the configuration names start at. */
  readonly configRoot: string
  readonly rules: readonly Rule[]
}

/** What rules may ask: what the configuration names for all of them, and the files of jupytext. */
export function loadServices({root, configRoot, config, ignored, rules}: ServicesOptions): Services {
  const {attack: pinned, retired} = config
  const attack = lazyAttack(shippedFile(pinned.version ?? newestAttack))
  const settings: RuleSettings = {
    domains: pinned.domains,
    knownTags: new Set(config.export.knownTags),
    retired: retired === undefined ? new Map<string, RetiredId>() : loadLedger(configRoot, retired),
    kernelspec: config.kernelspec,
    ...(pinned.next !== undefined && {nextAttack: readAttack(insideRoot(configRoot, pinned.next), pinned.next)}),
  }
  const names = new Set(config.layers.flatMap(({vocabulary = []}) => vocabulary))
  const own = new Map([...names].map(name => [name, {...settings, vocabulary: loadVocabulary(configRoot, name, attack)}]))
  const repository = openRepository(root, ignored)
  return {
    attack,
    settings,
    ...(names.size > 0 && {
      settingsFor: path => own.get(vocabularyFor(config, path) ?? '') ?? settings,
    }),
    jupytextFor: jupytextFinder(path => readSideFile(root, path)),
    repository: repositoryWith(repository, {root, configRoot, config, rules}),
    isCleanedByGit: cleanedByGit(root, repository.files),
    today: currentDay,
    optionsOf: (id, path) => optionsFor(config, rules, {id, path}),
  }
}

/** A path of the configuration, as a file. Nothing outside the root is read for it. */
export function insideRoot(root: string, path: string): string {
  const file = join(root, path)
  const leadsOut = existsSync(file) && !isInside(fromRoot(realpathSync(root), realpathSync(file)))
  if (leadsOut || !isInside(fromRoot(root, file)))
    throw new ToolError('CONFIG_INVALID', `Expected a path inside the root, got \`${path}\`.`)
  return file
}

/** A run without a hunt never reads the index. */
function lazyAttack(file: string): ShippedAttack {
  let loaded: ShippedAttack | undefined
  const get = (): ShippedAttack => {
    loaded ??= shippedAttack(readUtf8(file, file))
    return loaded
  }
  // Every property is asked of the index itself.
  return new Proxy({} as ShippedAttack, {get: (_, key) => Reflect.get(get(), key)})
}

/** The index of a version that ships. */
export function shippedFile(version: string): string {
  const file = /^[\d.]+$/u.test(version) ? attackFile(version) : undefined
  if (file !== undefined && existsSync(file)) return file
  throw new ToolError('ATTACK_VERSION', `Expected a version of ATT&CK that ships with huntbook, got \`${version}\`.`, {
    hint: `write \`version: '${newestAttack}'\``,
  })
}

function readAttack(file: string, path: string): Attack {
  const attack = parseAttack(readUtf8(file, path))
  if (typeof attack === 'string') throw new ToolError('ATTACK_INVALID', `${path} is no index of ATT&CK: ${attack}`)
  return attack
}

function loadLedger(root: string, path: string): ReadonlyMap<string, RetiredId> {
  const ledger = readLedger(readUtf8(insideRoot(root, path), path))
  if (typeof ledger === 'string') throw new ToolError('LEDGER_INVALID', `${path} is no ledger of retired ids: ${ledger}`)
  return ledger
}

function loadVocabulary(root: string, path: string, attack: ShippedAttack): readonly DataSource[] {
  const isComponent = (id: string): boolean => attack.dataComponent(id) !== undefined
  const vocabulary = readVocabulary(readUtf8(insideRoot(root, path), path), {isComponent})
  if ('message' in vocabulary) throw new ToolError('VOCABULARY_INVALID', `${path}:${vocabulary.line} ${vocabulary.message}`)
  return vocabulary
}
