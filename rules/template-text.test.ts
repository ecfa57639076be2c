import {describe, expect, it} from 'vitest'
import {isTemplateText, templateTextIn, templateTextInLine} from './template-text.ts'

describe('template text', () => {
  it.each([
    ['TXXXX', 'TXXXX'],
    ['T0000.001', 'T0000.001'],
    ['id T0000 or so', 'T0000'],
    ['replace  this\nsection', 'replace  this\nsection'],
    ['Please replace this with yours', 'replace this with'],
    ['see __TEAM_NAME__.', '__TEAM_NAME__'],
    ['LOREM IPSUM dolor', 'LOREM IPSUM'],
    [' > 2) *FIXME* a', 'FIXME'],
    ['_TODO_', 'TODO'],
    ['a\nTBD', 'TBD'],
    ['a (TODO): b', undefined],
    ['a **TODO**: b', 'TODO'],
    ['TODOS', undefined],
    ['TODO_LIST', undefined],
    ['todo', undefined],
    ['XTODO:', undefined],
    ['  <a b>  ', '<a b>'],
    ['*{{ a }}*', '{{ a }}'],
    ['[a [b] c]', undefined],
    ['[] ', undefined],
    ['<>', undefined],
    ['T00001', undefined],
    ['AT0000', undefined],
    ['__init__', undefined],
    ['', undefined],
  ])('of the value %j is %j', (value, expected) => {
    expect(templateTextIn(value)).toBe(expected)
    expect(isTemplateText(value)).toBe(expected !== undefined)
  })

  it.each([
    ['<https://a.test>', undefined],
    ['<br>', undefined],
    ['<br >', undefined],
    ['<details open>', undefined],
    ['<!-- a -->', undefined],
    ['</div >', undefined],
    ['- [ ] <who did it>', '<who did it>'],
    ['## [Name]', '[Name]'],
    ['[Name](a)', undefined],
    ['1. {{ a }}', '{{ a }}'],
    ['-TODO', undefined],
    ['- a TODO b', undefined],
    ['>TODO b', 'TODO'],
  ])('of the line %j is %j', (line, expected) => {
    const found = templateTextInLine(line)
    expect(found?.text).toBe(expected)
    if (found) expect(line.slice(found.start).startsWith(found.text)).toBe(true)
  })

  it('is looked for in linear time', () => {
    const many = 200_000
    for (const piece of ['* ', '>', '- [ ] ', '1. ', '_', '*_', '__A', '[', '[a', '<a ', '{{', 'replace ', 'T', ' ', '\n', 'TODO', '#']) {
      templateTextIn(piece.repeat(many))
      templateTextInLine(`${piece.repeat(many)}x`)
    }
  })
})
