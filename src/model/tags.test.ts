import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {judgeTag, meantBy} from './judge-tag.ts'
import {effects, oddTags, tagsOf} from './tags.ts'
import {fromPlain, isMap, type ValueMap} from './value.ts'

const protectedNames = ['remove_cell', 'remove_input', 'remove_output', 'remove_stdout', 'remove_stderr', 'hide_cell', 'hide_input']

function metadata(plain: unknown): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : new Map()
}

describe('judgeTag', () => {
  it('knows the vocabulary and its other spellings', () => {
    expect(judgeTag('remove_input')).toEqual({verdict: 'canonical', of: 'remove_input'})
    expect(judgeTag('remove-input')).toEqual({verdict: 'alias', of: 'remove_input'})
    expect(judgeTag('injected_parameters')).toEqual({verdict: 'alias', of: 'injected-parameters'})
    expect(judgeTag('papermill-error-cell-tag')).toEqual({verdict: 'canonical', of: 'papermill-error-cell-tag'})
  })

  it('lets tags of other tools and of the team be', () => {
    expect(judgeTag('raises-exception')).toEqual({verdict: 'known'})
    expect(judgeTag('huntbook-ignore:attack/format')).toEqual({verdict: 'known'})
    expect(judgeTag('removed', new Set(['removed']))).toEqual({verdict: 'known'})
  })

  it.each([
    ['Remove Cell', 'remove_cell'],
    ['ｒｅｍｏｖｅ＿ｃｅｌｌ', 'remove_cell'],
    ['remove_cell\u200d', 'remove_cell'],
    ['re\u00admove_cell', 'remove_cell'],
    ['rmeove_cell', 'remove_cell'],
    ['remov_input', 'remove_input'],
    ['evidnece', 'evidence'],
    ['hide_sell', 'hide_cell'],
    ['injected.parameter', 'injected-parameters'],
  ])('takes %j for a slip of %s', (tag, of) => {
    expect(judgeTag(tag)).toEqual({verdict: 'near-miss', of})
  })

  it.each([
    ['evidentness', 'two slips in a short tag'],
    ['report', 'a plain word'],
    ['', 'an empty tag'],
    [',', 'a comma'],
    ['papermill-error-cell-tags', 'a slip of a tag that only a tool writes'],
  ])('lets %j be: %s', tag => {
    expect(judgeTag(tag)).toEqual({verdict: 'unknown'})
  })

  it('looks into lists written as one tag', () => {
    expect(judgeTag('todo,hide-input')).toEqual({verdict: 'near-miss', of: 'hide_input'})
    expect(judgeTag('remove_me,remove_cell')).toEqual({verdict: 'near-miss', of: 'remove_cell'})
    expect(judgeTag('todo,remove_me')).toEqual({verdict: 'near-miss', of: 'remove_*'})
    expect(judgeTag('todo,later')).toEqual({verdict: 'unknown'})
    expect(judgeTag('todo,margin')).toEqual({verdict: 'unknown'})
  })

  it('never lets one edit of a protected tag pass as unknown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...protectedNames), fc.nat(20), fc.constantFrom('x', '_', ' ', 'É', '🦊'), (name, at, letter) => {
        const index = at % name.length
        const edits = [
          name.slice(0, index) + letter + name.slice(index),
          name.slice(0, index) + name.slice(index + 1),
          name.slice(0, index) + letter + name.slice(index + 1),
          name.slice(0, index) +
            name
              .slice(index, index + 2)
              .split('')
              .reverse()
              .join('') +
            name.slice(index + 2),
        ]
        for (const edit of edits) expect(judgeTag(edit).verdict).not.toBe('unknown')
      }),
    )
  })

  it('judges any text, and the same way each time', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), tag => {
        expect(judgeTag(tag)).toEqual(judgeTag(tag))
      }),
    )
  })

  it('judges a tag of a megabyte at once', () => {
    expect(judgeTag('a,'.repeat(500_000)).verdict).toBe('unknown')
  })
})

describe('meantBy', () => {
  it('takes a near miss for what it resembles, and a group for the whole cell', () => {
    expect(meantBy('Remove_Input')).toEqual(['remove_input'])
    expect(meantBy('remove_me')).toEqual(['remove_cell'])
    expect(meantBy('hide-it')).toEqual(['hide_cell'])
    expect(meantBy('todo')).toEqual([])
  })

  it('lets each part of a list written as one tag act', () => {
    expect(meantBy('remove_input,hide-output')).toEqual(['remove_input', 'hide_output'])
  })
})

describe('tagsOf', () => {
  it('gives each tag once, with its place', () => {
    expect(tagsOf(metadata({tags: ['a', 'b', 'a', 3, null]}))).toEqual([
      {tag: 'a', pointer: '/tags/0'},
      {tag: 'b', pointer: '/tags/1'},
    ])
  })

  it('reads a text as one tag, and its parts as well', () => {
    expect(tagsOf(metadata({tags: 'remove_cell'}))).toEqual([{tag: 'remove_cell', pointer: '/tags'}])
    expect(tagsOf(metadata({tags: 'todo, remove_cell'})).map(({tag}) => tag)).toEqual(['todo, remove_cell', 'todo', 'remove_cell'])
  })

  it('finds none where there is no list', () => {
    for (const tags of [null, 3, true, []]) expect(tagsOf(metadata({tags}))).toEqual([])
    expect(tagsOf(new Map())).toEqual([])
  })
})

describe('tags in the wrong shape', () => {
  it('count as tags all the same, with the place of what holds them', () => {
    expect(tagsOf(metadata({tags: [['remove_cell'], {a: 'b'}, 3, null]}))).toEqual([
      {tag: 'remove_cell', pointer: '/tags/0'},
      {tag: 'a', pointer: '/tags/1'},
      {tag: 'b', pointer: '/tags/1'},
    ])
    expect(tagsOf(metadata({tags: {remove_cell: true}}))).toEqual([{tag: 'remove_cell', pointer: '/tags'}])
    expect(tagsOf(metadata({tags: 7}))).toEqual([])
  })
})

describe('oddTags', () => {
  it('names what is not a list of texts', () => {
    expect(oddTags(metadata({tags: 'a'}))).toEqual([{pointer: '/tags', message: 'Expected a list of tags, got a text.'}])
    expect(oddTags(metadata({tags: ['a', 1, {}, null, [], true]})).map(({pointer, message}) => `${pointer} ${message}`)).toEqual([
      '/tags/1 Expected a tag, got a number.',
      '/tags/2 Expected a tag, got a mapping.',
      '/tags/4 Expected a tag, got a list.',
      '/tags/5 Expected a tag, got `true`.',
    ])
    expect(oddTags(metadata({tags: null}))).toEqual([])
    expect(oddTags(new Map())).toEqual([])
  })
})

describe('effects', () => {
  it('names the tag that removes each part', () => {
    expect(effects(['remove_input', 'hide-output'], 'code')).toEqual({source: 'remove_input', outputs: 'hide_output'})
    expect(effects(['remove_stdout', 'remove-stderr'], 'code')).toEqual({stdout: 'remove_stdout', stderr: 'remove_stderr'})
    expect(effects(['hide_cell', 'remove_cell'], 'raw')).toEqual({cell: 'hide_cell'})
  })

  it('removes a text cell with its source', () => {
    expect(effects(['hide_input'], 'markdown')).toEqual({cell: 'hide_input'})
    expect(effects(['remove-input'], 'raw')).toEqual({cell: 'remove_input'})
  })

  it('does nothing to cell types that a tag is not for', () => {
    expect(effects(['remove_output', 'parameters'], 'markdown')).toEqual({})
  })

  it('removes the error banner of papermill whatever its cell type', () => {
    expect(effects(['papermill-error-cell-tag'], 'code')).toEqual({cell: 'papermill-error-cell-tag'})
    expect(effects(['papermill-error-cell-tag'], 'markdown')).toEqual({cell: 'papermill-error-cell-tag'})
  })

  it('leaves parameters to the options', () => {
    expect(effects(['injected_parameters'], 'code')).toEqual({parameters: 'injected-parameters'})
  })

  it('ignores near misses and unknown tags', () => {
    expect(effects(['Remove_Cell', 'todo', '__proto__', 'analyst_input'], 'code')).toEqual({})
  })
})
