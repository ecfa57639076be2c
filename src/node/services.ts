import {existsSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {parseAttack} from '../attack/index.ts'
import {shippedAttack} from '../attack/shipped.ts'
import {optionsFor} from '../lint/config/resolve.ts'
import type {Services} from '../lint/context.ts'
import {jupytextFinder} from '../lint/jupytext/find.ts'
import {readLedger} from '../lint/ledger.ts'
import type {Attack} from '../model/attack.ts'
import type {RetiredId, Rule} from '../model/rule.ts'
import {readUtf8} from './config.ts'
import type {Catalog} from './files.ts'
import {packageFolder} from './package.ts'
import {fromRoot, isInside} from './paths.ts'
import {openRepository} from './repository.ts'
import {readSideFile} from './side-files.ts'
import {currentDay} from './today.ts'
import {ToolError} from './tool-error.ts'

/** The newest version of ATT&CK that ships. */
const newest = '18.1'

/** What rules may ask: what the configuration names for all of them, and the files of jupytext. */
export function loadServices({root, config, ignored, rules}: Omit<Catalog, 'isConfigured'> & {readonly rules: readonly Rule[]}): Services {
  const {attack, retired} = config
  return {
    attack: lazyAttack(shippedFile(attack.version ?? newest)),
    jupytextFor: jupytextFinder(path => readSideFile(root, path)),
    repository: openRepository(root, ignored),
    today: currentDay,
    optionsOf: (id, path) => optionsFor(config, rules, {id, path}),
    settings: {
      domains: attack.domains,
      knownTags: new Set(config.export.knownTags),
      retired: retired === undefined ? new Map<string, RetiredId>() : loadLedger(root, retired),
      kernelspec: {name: 'python3', display_name: 'Python 3', language: 'python'},
      ...(attack.next !== undefined && {nextAttack: readAttack(insideRoot(root, attack.next), attack.next)}),
    },
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
function lazyAttack(file: string): Attack {
  let loaded: Attack | undefined
  const get = (): Attack => {
    loaded ??= shippedAttack(readUtf8(file, file))
    return loaded
  }
  // Every property is asked of the index itself.
  return new Proxy({} as Attack, {get: (_, key) => Reflect.get(get(), key)})
}

function shippedFile(version: string): string {
  const file = join(packageFolder(), 'src/attack/data', `attack-${version}.json`)
  if (/^[\d.]+$/u.test(version) && existsSync(file)) return file
  throw new ToolError('ATTACK_VERSION', `Expected a version of ATT&CK that ships with huntbook, got \`${version}\`.`, {
    hint: `write \`version: '${newest}'\``,
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
