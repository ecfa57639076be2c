import {readHunts} from 'huntbook/node'
import {describe, expect, it} from 'vitest'

for (const {path, hunting, headings, cells, parameters} of await readHunts('hunts/network/**')) {
  describe(path, () => {
    it('names one technique at least', () => {
      expect(hunting.techniques.length).toBeGreaterThan(0)
    })
    it('begins with its title', () => {
      expect(headings[0]).toMatchObject({level: 1, title: hunting.title?.text})
    })
    it('can be run for another time', () => {
      expect(parameters.length).toBeGreaterThan(0)
    })
    it('leaves no code cell empty', () => {
      const empty = cells.filter(({type, source}) => type === 'code' && source.trim() === '')
      expect(empty.map(({index}) => index)).toEqual([])
    })
  })
}
