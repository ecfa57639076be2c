import {describe, expect, it} from 'vitest'
import {catalog, good, lintPack as lint, one, rule, shown} from '../../../test/support/pack.ts'
import {lintFiles} from '../lint.ts'

const silent = rule('good', 'return {cell() {}}')
const text = one['hunts/a/1.md'].replace('foo', 'foo # huntbook: ignore[p/good] -- reviewed')

describe('a suppression of a rule of a pack', () => {
  it('silences it', async () => {
    expect(await lint({...good, 'hunts/a/1.md': text})).toEqual([0])
  })
  it('is not needed where the rule finds nothing', async () => {
    expect(await lint({...silent, 'hunts/a/1.md': text})).toEqual([0, 'warning suppress/unused Suppression of `p/good` is not needed.'])
  })
})

describe('a rule of a pack', () => {
  it('can be the only one of a run', async () => {
    const cwd = catalog({...one, ...silent})
    expect(shown(await lintFiles({cwd, only: ['p/good'], workers: 0}))).toEqual([0])
  })
})
