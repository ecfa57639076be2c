import {Minimatch} from 'minimatch'
import type {Severity} from '../../model/diagnostic.ts'
import {maxAlternatives} from '../../model/limits.ts'
import type {Rule} from '../../model/rule.ts'
import {activate, type RuleSetting} from '../active.ts'
import type {ActiveRule} from '../context.ts'
import type {Config, Layer, PairConfig} from './config.ts'

/** The layers that hold for a file, in order. */
export function layersFor(config: Pick<Config, 'layers'>, path: string): Layer[] {
  return config.layers.filter(({files, ignore}) => !files || (matchesAny(path, files) && !matchesAny(path, ignore)))
}

/** How the halves of a file are kept. Later layers win, key by key. */
export function pairsFor(config: Config, path: string): PairConfig {
  const settings = layersFor({layers: config.layers.filter(({pairs}) => pairs)}, path).map(({pairs}) => pairs)
  return Object.assign({mode: 'myst', path: '{folder}/{stem}'}, ...settings)
}

/** The path of the list of data sources that holds for a file. Later layers win. */
export function vocabularyFor(config: Config, path: string): string | undefined {
  return layersFor(config, path).findLast(({vocabulary}) => vocabulary !== undefined)?.vocabulary
}

/** The rules that are on for a file, with their severity and options. Later layers win, options merge key by key. */
export function rulesFor(config: Config, rules: readonly Rule[], path: string): ActiveRule[] {
  const layers = layersFor(config, path)
  return rules.flatMap(rule => {
    // To name a pack is to turn its rules on.
    const start = config.packs.has(groupOf(rule.meta.id)) ? rule.meta.severity : 'off'
    const active = settingFor(layers, rule, start)
    return active ? [active] : []
  })
}

/** The options of one of the rules for a file; `undefined` where it is off. */
export function optionsFor(
  config: Config,
  rules: readonly Rule[],
  {id, path}: {id: string; path: string},
): ActiveRule['options'] | undefined {
  return rulesFor(
    config,
    rules.filter(({meta}) => meta.id === id),
    path,
  )[0]?.options
}

/** What stands before the slash of an id. */
export function groupOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')))
}

function settingFor(layers: readonly Layer[], rule: Rule, start: Severity | 'off'): ActiveRule | undefined {
  const {id, severity: standard} = rule.meta
  const group = `${groupOf(id)}/*`
  let setting: RuleSetting = {severity: start}
  for (const {rules, strict} of layers) {
    for (const name of ['*', group, id]) {
      const next = rules.get(name)
      if (!next) continue
      // A layer that only gives options neither turns a rule on nor off.
      const severity = next.severity ?? (name === '*' ? standard : setting.severity) ?? standard
      setting = {severity, options: {...setting.options, ...next.options}}
    }
    if (strict && setting.severity) setting = {...setting, severity: raise(setting.severity)}
  }
  return activate(rule, setting)
}

function raise(severity: Severity | 'off'): Severity | 'off' {
  if (severity === 'warning') return 'error'
  return severity === 'info' ? 'warning' : severity
}

/** Whether a path from the root matches one of the globs. Dots in names are nothing special. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.some(glob => matcherOf(glob).match(path))
}

/** Compiled globs: a catalog asks the same few of every path. */
const matchers = new Map<string, Minimatch>()

function matcherOf(glob: string): Minimatch {
  const matcher = matchers.get(glob) ?? new Minimatch(glob, {dot: true, braceExpandMax: maxAlternatives})
  matchers.set(glob, matcher)
  return matcher
}
