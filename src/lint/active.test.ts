import {describe, expect, it} from 'vitest'
import {ruleOf} from '../../test/support/lint.ts'
import {activate} from './active.ts'

const rule = ruleOf(() => ({}), {
  options: {type: 'object', properties: {max: {type: 'integer', default: 3}, names: {type: 'array', items: {type: 'string'}}}},
})

describe('activate', () => {
  it('gives a rule the severity of its meta and its defaults', () => {
    expect(activate(rule)).toMatchObject({severity: 'warning', options: {max: 3}})
  })
  it('leaves out options without a default', () => expect(activate(rule)?.options).not.toHaveProperty('names'))
  it('puts the settings over both', () => {
    expect(activate(rule, {severity: 'error', options: {max: 5, names: ['a']}})).toMatchObject({
      severity: 'error',
      options: {max: 5, names: ['a']},
    })
  })
  it('knows rules that are off', () => expect(activate(rule, {severity: 'off'})).toBeUndefined())
})
