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

/** The rules that are on for a notebook with one configuration and off with the other. A group of which nothing is left on is named as one. */
export function turnedOff(before: RulesOf, after: RulesOf, paths: readonly PathPair[]): readonly string[] {
  const off = new Set<string>()
  const on = new Set<string>()
  const seen = new Set<string>()
  for (const {before: old, after: path} of paths) {
    // What is on follows from the layers that hold for a path, of which a catalog has few.
    const key = JSON.stringify([layerNumbers(before.config, old), layerNumbers(after.config, path)])
    if (seen.has(key)) continue
    seen.add(key)
    const left = new Set(idsFor(after, path))
    for (const id of left) on.add(id)
    for (const id of idsFor(before, old)) if (!left.has(id)) off.add(id)
  }
  const groups = new Map<string, string[]>()
  for (const id of off) groups.set(groupOf(id), [...(groups.get(groupOf(id)) ?? []), id])
  return [...groups]
    .flatMap(([group, ids]) => (ids.length >= fewest && ![...on].some(id => groupOf(id) === group) ? [`${group}/*`] : ids))
    .sort(compare)
}

function layerNumbers(config: Config, path: string): readonly number[] {
  return layersFor(config, path).map(layer => config.layers.indexOf(layer))
}

function idsFor({config, rules}: RulesOf, path: string): readonly string[] {
  return rulesFor(config, rules, path).map(({rule}) => rule.meta.id)
}
