import {describe, expect, it} from 'vitest'
import {invalid, valid} from '../../../test/support/python-samples.ts'
import {checkPython, oddLiteralsIn, pythonFaultIn} from './check.ts'

/** `line: detail` of the first error. */
function faultIn(text: string): string {
  const fault = checkPython(text)
  return fault ? `${text.slice(0, fault.offset).split('\n').length}: ${fault.detail}` : 'none'
}

describe('checkPython', () => {
  for (const [subject, texts] of Object.entries(valid)) {
    it(`reads ${subject}`, () => {
      expect(texts.filter(text => checkPython(text) !== undefined).map(text => `${text} → ${faultIn(text)}`)).toEqual([])
    })
  }
  for (const [subject, cases] of Object.entries(invalid)) {
    it(`refuses ${subject}`, () => {
      expect(cases.map(([text]) => [text, faultIn(text)])).toEqual(cases)
    })
  }
  it('takes time that grows with the text', () => {
    const units = ['(', 'f"{', 'f"{x:{', '"', '"""', "'\\", '\\\n', 'lambda x=', 'not ', 'x if y else ', 'f(', 'a,', 'a=', 'match x\n']
    for (const unit of [...units, 'with (a as b): x\n', 'x[a', 'x\n  ', ' ', '1_', '@a\n', 'else:\n', "'a' ", '`', '{**', 'for x in ']) {
      checkPython(unit.repeat(500_000 / unit.length))
    }
  })
  it('counts as many levels as Python does', () => {
    const nested = (open: string, close: string, times: number): string => `x = ${open.repeat(times)}1${close.repeat(times)}`
    expect(faultIn(nested('(', ')', 200))).toBe('none')
    expect(faultIn(nested('[', ']', 201))).toBe('1: more than 200 levels of brackets')
    const blocks = (levels: number): string => Array.from({length: levels}, (_, level) => `${' '.repeat(level)}if x:\n`).join('')
    expect(faultIn(`${blocks(100)}${' '.repeat(100)}x`)).toBe('none')
    expect(faultIn(`${blocks(101)}${' '.repeat(101)}x`)).toBe('102: more than 100 levels of indentation')
    expect(faultIn('lambda x='.repeat(600))).toBe('1: expressions nested too deeply')
  })
})

describe('pythonFaultIn', () => {
  it.each([
    ['magics, commands and help', '%%time\nfiles = !ls\nif files:\n    !echo x\nfiles[0] = %who\nfiles?'],
    ['a cell that is indented as a whole', '\n  if x:\n    y\n\n  z\n'],
    ['lines with prompts', '>>> if x:\n...     y\n'],
    ['a cell of nothing but a magic', '%%capture'],
  ])('reads %s as IPython does', (_, source) => {
    expect(pythonFaultIn(source)).toBeUndefined()
  })
  it('tells the place in the source', () => {
    expect(pythonFaultIn('!ls\n\nx = (\n')).toEqual({offset: 9, detail: '`(` was never closed'})
  })
})

describe('oddLiteralsIn', () => {
  const found = (source: string): string[] => oddLiteralsIn(source).map(({start, end, odd}) => `${source.slice(start, end)} ${odd.join()}`)

  it('finds backslashes that begin no escape', () => {
    expect(found(String.raw`a = '\s' + B"\u" + f"\{x}\w" + """\d${'\n'}\(""" `)).toEqual([
      String.raw`'\s' 5`,
      String.raw`B"\u" 13`,
      String.raw`f"\{x}\w" 21,25`,
      `"""\\d\n\\(""" 34,37`,
    ])
  })
  it('finds none in raw strings, comments, commands and known escapes', () => {
    expect(
      found(String.raw`r'\s', Rb'\s', rf'\s{x}', '\\s\'\n\x41\101\N{BULLET}\u0041\U00000041\${'\n'}' # '\s'${'\n'}!grep '\s'`),
    ).toEqual([])
  })
  it('finds those of a literal in a replacement field', () => {
    expect(found(String.raw`f"{re.sub('\s', "\n", x):\d}"`)).toEqual([String.raw`'\s' 11`, String.raw`f"{re.sub('\s', "\n", x):\d}" 25`])
  })
  it('finds none in a cell that does not parse', () => {
    expect(found(String.raw`'\s' +`)).toEqual([])
  })
})
