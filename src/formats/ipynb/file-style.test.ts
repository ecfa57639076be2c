import {describe, expect, it} from 'vitest'
import {parseJson} from '../../parse/json.ts'
import {baseAt, styleOf} from './file-style.ts'

function styleOfText(text: string): ReturnType<typeof styleOf> {
  return styleOf(text, parseJson(text).tree)
}

describe('the style of a file', () => {
  it('is read from its first entry', () => {
    expect(styleOfText('{\n "a": 1,\n "b": 2\n}')).toEqual({indent: ' ', newline: '\n', colon: ': ', comma: ', ', base: ''})
    expect(styleOfText('{\r\n\t"a" : 1\r\n}')).toEqual({indent: '\t', newline: '\r\n', colon: ' : ', comma: ', ', base: ''})
  })

  it('has no indentation where all is on one line', () => {
    expect(styleOfText('{"a":1,"b":2}')).toEqual({newline: '\n', colon: ':', comma: ',', base: ''})
    expect(styleOfText('{"a": 1, "b": 2}')).toEqual({newline: '\n', colon: ': ', comma: ', ', base: ''})
  })

  it('is that of nbformat where the file shows none', () => {
    expect(styleOfText('{}')).toEqual({indent: ' ', newline: '\n', colon: ': ', comma: ', ', base: ''})
    expect(styleOf('', undefined)).toEqual({indent: ' ', newline: '\n', colon: ': ', comma: ', ', base: ''})
  })
})

describe('the indentation at an offset', () => {
  it('is that of its line', () => {
    const text = '{\n  \t"a": {\n}}'
    expect(baseAt(text, text.indexOf('{', 1))).toBe('  \t')
    expect(baseAt(text, 0)).toBe('')
    expect(baseAt(text, 3)).toBe(' ')
  })
})
