import {describe, expect, it} from 'vitest'
import {readShard, shardOf} from './shard.ts'

const paths = Array.from({length: 23}, (_, index) => `hunts/a/${index}.md`)

describe('shards', () => {
  it.each([1, 2, 5, 23, 40])('hold every path once: %i', count => {
    const shards = Array.from({length: count}, (_, index) => [...shardOf(paths, {index: index + 1, count})])
    expect(shards.flat().sort()).toEqual([...paths].sort())
    expect(Math.max(...shards.map(shard => shard.length)) - Math.min(...shards.map(shard => shard.length))).toBeLessThanOrEqual(1)
  })

  it('are the same whatever the order of the paths', () => {
    expect(shardOf([...paths].reverse(), {index: 2, count: 3})).toEqual(shardOf(paths, {index: 2, count: 3}))
  })

  it('are named by a part and their number', () => {
    expect(readShard('2/5')).toEqual({index: 2, count: 5})
    for (const text of ['0/5', '6/5', '1', '1/0', 'a/b', '-1/2', ''])
      expect(() => readShard(text)).toThrow(/^Expected --shard to be a part/u)
  })
})
