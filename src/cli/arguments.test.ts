import {describe, expect, it} from 'vitest'
import {listed, readArguments, readCount} from './arguments.ts'
import type {Option} from './command.ts'

const options: Readonly<Record<string, Option>> = {
  name: {type: 'string', value: 'NAME', effect: 'a text'},
  rule: {type: 'string', multiple: true, value: 'ID', effect: 'texts'},
  to: {type: 'string', choices: ['a', 'b'], effect: 'a word'},
  fix: {type: 'boolean', short: 'f', effect: 'a flag'},
}

function read(...words: readonly string[]) {
  const {positionals, flag, text, texts} = readArguments({name: 'x', options}, words)
  return {positionals, fix: flag('fix'), name: text('name'), rules: texts('rule'), to: text('to')}
}

describe('readArguments', () => {
  it('takes options before, between and after other words', () => {
    expect(read('--fix', 'a', '--name', 'n', 'b', '--rule=x', '--rule', 'y', '--to=b')).toEqual({
      positionals: ['a', 'b'],
      fix: true,
      name: 'n',
      rules: ['x', 'y'],
      to: 'b',
    })
  })
  it('has nothing where nothing is given', () => {
    expect(read()).toEqual({positionals: [], fix: false, name: undefined, rules: [], to: undefined})
  })
  it('takes short options', () => expect(read('-f').fix).toBe(true))
  it('ends options at --', () => expect(read('--', '--fix', '-f')).toMatchObject({positionals: ['--fix', '-f'], fix: false}))
  it('keeps what follows the first =', () => expect(read('--name=a=b').name).toBe('a=b'))
  it('takes empty values and a lone dash', () => {
    expect(read('--name=').name).toBe('')
    expect(read('--name', '-').name).toBe('-')
  })
  it('takes a flag that is given twice', () => expect(read('--fix', '--fix').fix).toBe(true))
  it.each([
    [['--nmae', 'x'], 'Expected a known option, got `--nmae`.'],
    [['--toString'], 'Expected a known option, got `--toString`.'],
    [['--name'], 'Expected a value after --name, got none.'],
    [['--name', '--fix'], 'Expected a value after --name, got the option `--fix`.'],
    [['--fix=1'], 'Expected --fix without a value, got `1`.'],
    [['--to', 'c'], 'Expected --to to be `a` or `b`, got `c`.'],
    [['--name', 'a', '--name', 'b'], 'Expected --name once, got it twice.'],
    [['--config', 'a', '--no-config'], 'Expected --config or --no-config, got both.'],
  ])('refuses %j', (words, message) => expect(() => read(...words)).toThrow(message))
})

describe('listed', () => {
  it('joins words as a sentence does', () =>
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', '`a`', '`a` or `b`', '`a`, `b` or `c`']))
})

describe('readCount', () => {
  it('takes whole numbers', () =>
    expect([readCount('0', 'n'), readCount('123', 'n'), readCount(undefined, 'n')]).toEqual([0, 123, undefined]))
  it.each(['', '-1', '1.5', '1e3', 'x', '9999999999', '٣'])('refuses `%s`', text => {
    expect(() => readCount(text, 'n')).toThrow(`Expected --n to be a whole number, got \`${text}\`.`)
  })
})
