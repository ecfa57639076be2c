import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {cellIds} from './cell-ids.ts'

const code = (source: string, id?: string): {type: 'code'; source: string; id?: string} => ({
  type: 'code',
  source,
  ...(id !== undefined && {id}),
})

describe('cellIds', () => {
  it('are those of the specification', () => {
    expect(cellIds([{type: 'markdown', source: '# T'}, code('1 + 1'), code('1 + 1'), code('')])).toEqual([
      'b5b858bb727d',
      'e0096aec2ad7',
      '78a218b881df',
      '84a209397952',
    ])
  })

  it('keep valid ids and replace odd and repeated ones', () => {
    expect(cellIds([code('a', 'x-_9'), code('1 + 1', 'x-_9'), code('1 + 1', 'no good'), code('', '')])).toEqual([
      'x-_9',
      'e0096aec2ad7',
      '78a218b881df',
      '84a209397952',
    ])
  })

  it('grow their number where the id is taken, also further below', () => {
    expect(cellIds([code('1 + 1'), code('b', 'e0096aec2ad7')])).toEqual(['78a218b881df', 'e0096aec2ad7'])
  })

  it('depend on no other cells', () => {
    const cells = fc.array(fc.constantFrom(code('a'), code('b'), code('c')), {maxLength: 8})
    fc.assert(
      fc.property(cells, fc.nat(), (list, place) => {
        const at = place % (list.length + 1)
        const ids = cellIds(list)
        const more = cellIds([...list.slice(0, at), code('new'), ...list.slice(at)])
        expect([...more.slice(0, at), ...more.slice(at + 1)]).toEqual(ids)
        expect(new Set(more).size).toBe(more.length)
      }),
    )
  })

  it('cost linear time for many equal cells beside the ids that they would have', () => {
    const chosen = cellIds(Array.from({length: 20_000}, () => code('x'))).slice(10_000)
    const ids = cellIds([
      ...Array.from({length: 10_000}, () => code('x')),
      ...chosen.map(id => code('y', id)),
      ...Array.from({length: 10_000}, () => code('x')),
    ])
    expect(new Set(ids).size).toBe(30_000)
  })
})
