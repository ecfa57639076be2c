import {compare} from '../lint/order.ts'
import {createHash} from './digest.ts'
import {ToolError} from './tool-error.ts'

/** The `index`-th of `count` parts, from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** Reads `2/5`. */
export function readShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/u.exec(text) ?? []).map(Number)
  if (index >= 1 && index <= count) return {index, count}
  throw new ToolError('OPTION_VALUE', `Expected --shard to be a part and the number of parts, such as \`1/4\`, got \`${text}\`.`)
}

/** The paths of one part. */
export function shardOf(paths: readonly string[], shard: Shard): ReadonlySet<string> {
  return cutShard(inShardOrder(paths), shard)
}

/** Order by SHA-1 spreads the hunts of a team over all parts, and is the same on every machine. */
export function inShardOrder(paths: readonly string[]): string[] {
  return paths
    .map(path => ({path, digest: createHash('sha1').update(path).digest('hex')}))
    .sort((a, b) => compare(a.digest, b.digest))
    .map(({path}) => path)
}

/** One part of what is in that order. */
export function cutShard(ordered: readonly string[], {index, count}: Shard): ReadonlySet<string> {
  const from = Math.floor(((index - 1) * ordered.length) / count)
  const to = Math.floor((index * ordered.length) / count)
  return new Set(ordered.slice(from, to))
}
