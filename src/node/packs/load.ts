import {realpathSync} from 'node:fs'
import {join} from 'node:path'
import {wordsOf} from '../../lint/run-rule.ts'
import type {Rule, RuleMeta} from '../../model/rule.ts'
import * as ruleApi from '../../rule.ts'
import {packageFolder} from '../package.ts'
import {fromRoot, isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import type {Calls} from './calls.ts'
import {packInvalid} from './find.ts'
import {metaOf} from './meta.ts'
import type {RuleFile} from './protocol.ts'
import {readRule} from './read-rule.ts'

export interface Loaded {
  readonly rules: readonly Rule[]
  /** The same as plain data. */
  readonly metas: readonly RuleMeta[]
  /** Every module that was read on the way. Absolute. */
  readonly read: readonly string[]
}

/** Loads the rules of packs. In a pack thread and nowhere else: this runs their code. */
export async function loadRules(files: readonly RuleFile[], calls: Calls): Promise<Loaded> {
  const rules: Rule[] = []
  const metas: RuleMeta[] = []
  const loader = files.some(({file}) => !isDeclarative(file)) ? await openLoader() : undefined
  for (const [index, given] of files.entries()) {
    const {file, pack, path, id} = given
    const load = async (): Promise<unknown> => (isDeclarative(file) ? readRule(file, {id, path}) : loader?.import(file))
    const loaded = await calls.wait(index, load).catch((error: unknown) => {
      throw error instanceof ToolError ? error : packInvalid(pack, path, problemIn(error))
    })
    const checked = await calls.wait(index, () => metaOf(loaded, id))
    if (typeof checked === 'string') throw packInvalid(pack, path, checked)
    // `metaOf` has seen to it that there is a function. Its `meta` may be a getter: the data that was checked is what counts.
    const {create} = loaded as Rule
    rules.push({meta: checked, create: context => create.call(loaded, context)})
    metas.push(checked)
  }
  return {rules, metas, read: loader?.read() ?? []}
}

function isDeclarative(file: string): boolean {
  return /\.ya?ml$/u.test(file)
}

interface Loader {
  readonly import: (file: string) => Promise<unknown>
  readonly read: () => string[]
}

/** TypeScript and both kinds of modules. Nothing is written; `huntbook/rule` is this very program's, wherever it is installed. */
async function openLoader(): Promise<Loader> {
  const {createJiti} = await import('jiti')
  const jiti = createJiti(join(packageFolder(), 'package.json'), {fsCache: false, virtualModules: {'huntbook/rule': ruleApi}})
  const own = realpathSync(packageFolder())
  const isOwn = (file: string): boolean => {
    const path = fromRoot(own, file)
    return isInside(path) && /^(?:dist|node_modules|bin)\//u.test(path)
  }
  return {
    import: file => jiti.import(file, {default: true}),
    read: () =>
      Object.keys(jiti.cache)
        .filter(file => file.startsWith('/') || /^[A-Za-z]:[\\/]/u.test(file))
        .filter(file => !isOwn(file)),
  }
}

/** The first line of what was thrown, without the full stop: a sentence is made of it. */
function problemIn(error: unknown): string {
  const [line = ''] = wordsOf(error).trim().split('\n')
  return `it could not be loaded: ${line.replace(/\.+$/u, '')}`
}
