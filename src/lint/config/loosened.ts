import type {Severity} from '../../model/diagnostic.ts'
import type {Rule} from '../../model/rule.ts'
import {compare} from '../order.ts'
import type {Config} from './config.ts'
import {groupOf, layersFor, rulesFor} from './resolve.ts'

/** A configuration and the rules that there are with it. */
export interface RulesOf {
  readonly config: Config
  readonly rules: readonly Rule[]
}

/** A notebook, by its path from the root of each configuration. */
export interface PathPair {
  readonly before: string
  readonly after: string
}

/** A group of as many rules is named in place of them. */
const fewest = 3

/** What counts for less than before. */
export interface Loosened {
  readonly turnedOff: readonly string[]
  /** Still on, with a severity that weighs less. */
  readonly lowered: readonly string[]
}

/** A hunt that nobody has written yet: a change may prepare what only the next one makes use of. */
const toCome: PathPair = {before: 'hunts/new/new.md', after: 'hunts/new/new.md'}

/** What rules lose for notebooks, or for some that may come. A group of which nothing is left on is named as one. */
export function loosened(before: RulesOf, after: RulesOf, paths: readonly PathPair[]): Loosened {
  const [off, low, on, seen] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()]
  const was = new Map<string, Weight>()
  for (const {before: old, after: path} of [...paths, toCome]) {
    // What is on follows from the layers that hold for a path, of which a catalog has few.
    const key = JSON.stringify([layerNumbers(before.config, old), layerNumbers(after.config, path)])
    if (seen.has(key)) continue
    seen.add(key)
    const left = weightsFor(after, path)
    for (const id of left.keys()) on.add(id)
    for (const [id, weight] of weightsFor(before, old)) {
      was.set(id, Math.max(weight, was.get(id) ?? 0))
      const now = left.get(id) ?? 0
      if (now < weight) (now === 0 ? off : low).add(id)
    }
  }
  const prepared = loweringSettings(before.config, after.config).filter(({name, weight}) =>
    [...was].some(([id, old]) => covers(name, id) && weight < old && !off.has(id) && !(weight > 0 && low.has(id))),
  )
  const named = (isOff: boolean): string[] => prepared.filter(({weight}) => (weight === 0) === isOff).map(({name}) => name)
  const turnedOff = inOrder([...grouped(off, on), ...named(true)])
  return {turnedOff, lowered: inOrder([...low, ...named(false)]).filter(id => !turnedOff.some(name => covers(name, id)))}
}

/** How much a severity counts: 0 for off. */
type Weight = number

const weights: Readonly<Record<Severity | 'off', Weight>> = {off: 0, info: 1, warning: 2, error: 3}

interface LoweringSetting {
  /** A rule, a group or `*`. */
  readonly name: string
  readonly weight: Weight
}

/** What overrides say for globs that said nothing of the kind before, whether there are notebooks for them or not. */
function loweringSettings(before: Config, after: Config): readonly LoweringSetting[] {
  const old = new Set(globSettings(before).map(({key}) => key))
  return globSettings(after).filter(({key}) => !old.has(key))
}

function globSettings({layers}: Config): readonly (LoweringSetting & {readonly key: string})[] {
  return layers.flatMap(({files = [], ignore, rules}) =>
    files.flatMap(glob =>
      [...rules].flatMap(([name, {severity}]) =>
        severity === undefined ? [] : [{name, weight: weights[severity], key: JSON.stringify([glob, ignore, name, severity])}],
      ),
    ),
  )
}

function covers(name: string, id: string): boolean {
  return name === id || name === '*' || name === `${groupOf(id)}/*`
}

function grouped(off: ReadonlySet<string>, on: ReadonlySet<string>): readonly string[] {
  const groups = new Map<string, string[]>()
  for (const id of off) groups.set(groupOf(id), [...(groups.get(groupOf(id)) ?? []), id])
  return [...groups].flatMap(([group, ids]) => (ids.length >= fewest && ![...on].some(id => groupOf(id) === group) ? [`${group}/*`] : ids))
}

/** Each once, without those that a group beside them names. */
function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter(id => !names.some(name => name !== id && covers(name, id))).sort(compare)
}

function layerNumbers(config: Config, path: string): readonly number[] {
  return layersFor(config, path).map(layer => config.layers.indexOf(layer))
}

function weightsFor({config, rules}: RulesOf, path: string): ReadonlyMap<string, Weight> {
  return new Map(rulesFor(config, rules, path).map(({rule, severity}) => [rule.meta.id, weights[severity]]))
}
