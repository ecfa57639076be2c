import {spawnSync} from 'node:child_process'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {checkPython} from '../src/parse/python-syntax/check.ts'
import {invalid, valid} from './support/python-samples.ts'

// Reads texts as JSON, writes whether each parses. Top-level `await` does.
const script = `
import ast, json, sys, warnings
warnings.simplefilter('ignore')
def parses(text):
    try:
        compile(text, 'cell', 'exec', ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        return True
    except (SyntaxError, ValueError):
        return False
json.dump([parses(text) for text in json.load(sys.stdin)], sys.stdout)
`

function python(texts: readonly string[]): boolean[] {
  const {stdout} = spawnSync('python3', ['-c', script], {input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1e8})
  return JSON.parse(stdout) as boolean[]
}

const [minor = 0] = /(?<=^Python 3\.)\d+/u.exec(spawnSync('python3', ['--version'], {encoding: 'utf8'}).stdout ?? '')?.map(Number) ?? []

/** What Python 3.10 does not read yet, or reads in another way. */
const newer = /type |except\*|except \w+,|\w ?\[[^\]]*\*|\[T\]|t"|\*c: \*|f"|f'|\\\n\n/u

describe.runIf(minor >= 10)('checkPython and CPython', () => {
  it('agree about the samples', () => {
    const texts = [...Object.values(valid).flat(), ...Object.values(invalid).flatMap(cases => cases.map(([text]) => text))]
    expectAgreement(texts.filter(text => !newer.test(text)))
  })
  it('agree about samples whose tokens were taken away, doubled and exchanged', () => {
    const token = /[^\W\d]\w*|\d[\w.]*|"[^"\n]*"|\n[ \t]*|[^\w\s]|[ \t]+/gu
    const texts = Object.values(valid).flat()
    const cut = texts.filter(text => !newer.test(text)).map(text => text.match(token) ?? [])
    const all = [...new Set(cut.flat())]
    const mutated = fc
      .record({
        tokens: fc.constantFrom(...cut),
        at: fc.nat(),
        kind: fc.constantFrom('remove', 'double', 'exchange', 'insert'),
        other: fc.constantFrom(...all),
      })
      .map(({tokens, at, kind, other}) => {
        const index = at % Math.max(1, tokens.length)
        const token = tokens[index] ?? ''
        const replaced = {remove: '', double: `${token} ${token}`, exchange: other, insert: `${other} ${token}`}[kind]
        return [...tokens.slice(0, index), replaced, ...tokens.slice(index + 1)].join('')
      })
    expectAgreement(fc.sample(mutated, 3000).filter(text => !newer.test(text)))
  })
})

describe.runIf(minor < 10)('checkPython and CPython', () => {
  it.skip('is skipped: no python3 of version 3.10 or later was found', () => undefined)
})

function expectAgreement(texts: readonly string[]): void {
  const expected = python(texts)
  const differ = texts.filter((text, index) => (checkPython(text) === undefined) !== expected[index])
  expect(differ).toEqual([])
}
