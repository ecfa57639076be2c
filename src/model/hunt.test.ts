import {describe, expect, it} from 'vitest'
import {huntOf, writtenPointer} from './hunt.ts'
import type {Notebook} from './notebook.ts'
import {emptyMap, fromPlain, isMap} from './value.ts'

function notebook(hunting: unknown): Notebook {
  const metadata = fromPlain({hunting})
  return {minor: 5, metadata: isMap(metadata) ? metadata : emptyMap, cells: [], extra: emptyMap}
}

describe('huntOf', () => {
  it('reads fields with the pointers to them', () => {
    const hunt = huntOf(
      notebook({id: 'a', title: 'b', description: 'c', attack_technique_ids: ['T1059'], data_sources: ['d'], tags: ['e']}),
    )
    expect(hunt).toMatchObject({
      present: true,
      id: {text: 'a', pointer: '/hunting/id'},
      title: {text: 'b', pointer: '/hunting/title'},
      description: {text: 'c', pointer: '/hunting/description'},
      techniques: [{text: 'T1059', pointer: '/hunting/attack_technique_ids/0'}],
      dataSources: [{text: 'd', pointer: '/hunting/data_sources/0'}],
      tags: [{text: 'e', pointer: '/hunting/tags/0'}],
    })
  })
  it('leaves out values of other types and keeps the index of the others', () => {
    const hunt = huntOf(notebook({id: 3, tags: [null, 'x', {}]}))
    expect(hunt.id).toBeUndefined()
    expect(hunt.tags).toEqual([{text: 'x', pointer: '/hunting/tags/1'}])
  })
  it('has nothing where there is no mapping', () => {
    for (const block of [null, 3, 'x', ['id']]) expect(huntOf(notebook(block))).toMatchObject({present: false, techniques: []})
  })
  it('reads a field under the other name that a team has for it', () => {
    const hunt = huntOf(notebook({techniques: ['T1059']}), new Map([['techniques', 'attack_technique_ids']]))
    expect(hunt.techniques).toEqual([{text: 'T1059', pointer: '/hunting/techniques/0'}])
    expect([...hunt.fields.keys()]).toEqual(['attack_technique_ids'])
    expect(writtenPointer(hunt, '/attack_technique_ids/0')).toBe('/techniques/0')
    expect(writtenPointer(hunt, '/tags')).toBe('/tags')
  })
  it('prefers the field where both names are there', () => {
    const hunt = huntOf(notebook({name: 'a', title: 'b'}), new Map([['name', 'title']]))
    expect(hunt.title).toEqual({text: 'b', pointer: '/hunting/title'})
    expect(hunt.fields).toBe(hunt.json)
  })
})
