import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {buildConfig, recommended} from '../lint/config/build.ts'
import {fromPlain, isMap} from '../model/value.ts'
import {type RuleOptions, rulePicker} from './pick-rules.ts'

function picked(settings: object, options: RuleOptions): Record<string, string> {
  const value = fromPlain(settings)
  const config = buildConfig(isMap(value) ? value : new Map(), [recommended])
  const pick = rulePicker({config, rules}, options)
  return Object.fromEntries(pick('hunts/a/x.md').map(({rule, severity}) => [rule.meta.id, severity]))
}

const allOff = {rules: Object.fromEntries(['attack', 'export', 'meta', 'security', 'structure'].map(group => [`${group}/*`, 'off']))}

describe('rulePicker', () => {
  it('takes the rules of the configuration', () => expect(Object.keys(picked({}, {}))).toHaveLength(rules.length))
  it('turns a rule or a group on, at its own severity or another', () => {
    expect(picked(allOff, {rules: ['meta/missing', 'attack/*=info']})).toEqual({
      'meta/missing': 'error',
      'attack/format': 'info',
      'attack/revoked': 'info',
      'attack/unknown': 'info',
    })
  })
  it('leaves the severity of a rule that is on already', () => {
    expect(picked({rules: {'meta/missing': 'info'}}, {rules: ['meta/missing']})['meta/missing']).toBe('info')
  })
  it('turns a rule off', () => expect(picked({}, {rules: ['meta/missing=off']})).not.toHaveProperty('meta/missing'))
  it('runs nothing else', () =>
    expect(picked({}, {only: ['meta/missing', 'attack/*']})).toEqual({
      'meta/missing': 'error',
      'attack/format': 'error',
      'attack/revoked': 'error',
      'attack/unknown': 'error',
    }))
  it('runs the only rule also where it is off', () => expect(picked(allOff, {only: ['meta/missing']})).toEqual({'meta/missing': 'error'}))
  it('keeps the options of the configuration', () => {
    const value = fromPlain({rules: {'structure/sections': {profile: 'peak'}}})
    const config = buildConfig(isMap(value) ? value : new Map(), [recommended])
    const [active] = rulePicker({config, rules}, {only: ['structure/sections'], rules: ['structure/sections=error']})('x.md')
    expect([active?.severity, active?.options]).toEqual(['error', {profile: 'peak'}])
  })
  it.each([
    [{rules: ['meta/mising']}, 'Expected a known rule, got `meta/mising`.'],
    [{rules: ['meta/missing=loud']}, 'Expected `off`, `info`, `warning` or `error`, got `loud`.'],
    [{rules: ['meta/missing=']}, 'Expected `off`, `info`, `warning` or `error`, got ``.'],
    [{only: ['nope/*']}, 'Expected a known rule, got `nope/*`.'],
    [{only: ['meta/missing=error']}, 'Expected a known rule, got `meta/missing=error`.'],
  ])('refuses %j', (options, message) => expect(() => picked({}, options)).toThrow(message))
})
