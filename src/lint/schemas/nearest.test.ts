import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {nearest, nearWords} from './nearest.ts'

const fields = ['id', 'title', 'tags', 'attack_technique_ids', 'data_sources', 'description']

describe('nearWords', () => {
  it('has all that are near, in their order', () => {
    expect(nearWords('sources', ['source', 'data_sources', 'sauces', 'sources'])).toEqual(['source', 'sauces', 'sources'])
  })
  it('allows one change in words shorter than six', () => {
    expect(nearWords('abcde', ['abxye', 'abcd', 'xabcde'])).toEqual(['abcd', 'xabcde'])
  })
})

describe('nearest', () => {
  it.each([
    ['atack_technique_ids', fields, 'attack_technique_ids'],
    ['attack_technique_id', fields, 'attack_technique_ids'],
    ['attack_techinque_ids', fields, 'attack_technique_ids'],
    ['data_surces', fields, 'data_sources'],
    ['datasource', fields, 'data_sources'],
    ['tgas', fields, 'tags'],
    ['tag', fields, 'tags'],
    ['tagss', fields, 'tags'],
    ['titel', fields, 'title'],
    ['tilte', fields, 'title'],
    ['descripton', fields, 'description'],
    ['title', fields, 'title'],
    ['di', fields, 'id'],
  ])('of `%s` is found', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected)
  })

  it.each(['tg', 'ttls', 'xyz', '', 'descr', 'attack', 'service_tier', '__proto__'])('of `%s` is none', word => {
    expect(nearest(word, fields)).toBeUndefined()
  })

  it('allows one change in words shorter than six', () => {
    expect(nearest('abcde', ['abxye'])).toBeUndefined()
    expect(nearest('abcdef', ['abxyef'])).toBe('abxyef')
  })

  it('takes the closest, whatever the order', () => {
    expect(nearest('sources', ['sauces', 'source'])).toBe('source')
    expect(nearest('sources', ['source', 'sauces'])).toBe('source')
  })

  it('takes the first in code-unit order of equally close ones', () => {
    expect(nearest('tag', ['tagz', 'taga', 'Tag'])).toBe('Tag')
    expect(nearest('tag', ['tagz', 'taga'])).toBe('taga')
  })

  it('knows no candidates', () => {
    expect(nearest('tag', [])).toBeUndefined()
  })

  it('takes linear time for long words', () => {
    const word = 'ab'.repeat(500_000)
    expect(nearest(`${word}x`, [`x${word}`, `${word}y`, 'z'])).toBe(`${word}y`)
  })

  it('agrees with the table of distances', () => {
    const letters = fc.string({unit: fc.constantFrom('a', 'b', 'c', '😀'), maxLength: 9})
    fc.assert(
      fc.property(letters, fc.array(letters, {maxLength: 5}), (word, candidates) => {
        const limit = word.length < 6 ? 1 : 2
        const ranked = candidates
          .map(candidate => ({candidate, distance: distance(word, candidate)}))
          .filter(({distance: found}) => found <= limit)
          .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
        expect(nearest(word, candidates)).toBe(ranked[0]?.candidate)
      }),
      {numRuns: 2000},
    )
  })
})

/** The whole table, as textbooks have it. */
function distance(a: string, b: string): number {
  const table: number[][] = []
  const cell = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = []
    table.push(row)
    for (let j = 0; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        i === 0 || j === 0
          ? i + j
          : Math.min(cell(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, cell(i - 1, j - 1) + same, swapped ? cell(i - 2, j - 2) + 1 : i + j),
      )
    }
  }
  return cell(a.length, b.length)
}
