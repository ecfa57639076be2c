import {describe, expect, it} from 'vitest'
import {joinBlocks} from './join.ts'
import {parseGfm} from './markdown/parse.ts'

function types(blocks: readonly string[]): string[] {
  return parseGfm(joinBlocks(blocks))?.children.map(({type}) => type) ?? []
}

describe('joinBlocks', () => {
  it('puts one blank line between blocks and one line end at the end', () => {
    expect(joinBlocks(['a', 'b'])).toBe('a\n\nb\n')
    expect(joinBlocks([])).toBe('')
  })

  it('keeps the list of one cell from taking in the next cell', () => {
    expect(types(['- a', '- b'])).toEqual(['list', 'list'])
    expect(types(['1. a', '1. b'])).toEqual(['list', 'list'])
    expect(types(['- a', '  text'])).toEqual(['list', 'paragraph'])
    expect(types(['- a', '  - b\n    more\n  - c'])).toEqual(['list', 'list'])
    expect(types(['- a', '    indented\n    code\n\ntext'])).toEqual(['list', 'code', 'paragraph'])
    expect(types(['[^1] x\n\n[^1]: note', '    code'])).toEqual(['paragraph', 'footnoteDefinition', 'code'])
  })

  it('alternates marks over many lists', () => {
    expect(types(['- a', '- b', '* c', '* d', '+ e', '+ f'])).toEqual(Array.from({length: 6}, () => 'list'))
  })

  it('leaves blocks that touch nothing as they are', () => {
    expect(joinBlocks(['text', '- a\n- b'])).toBe('text\n\n- a\n- b\n')
    expect(joinBlocks(['- a\n\ntext', '  indented'])).toBe('- a\n\ntext\n\n  indented\n')
  })

  it('never opens front matter', () => {
    expect(joinBlocks(['---\na: b\n---'])).toBe('***\na: b\n---\n')
    expect(joinBlocks(['---'])).toBe('***\n')
    expect(joinBlocks(['text', '---'])).toBe('text\n\n---\n')
  })
})
