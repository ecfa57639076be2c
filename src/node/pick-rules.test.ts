import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {ruleOf} from '../../test/support/lint.ts'
import {buildConfig, recommended} from '../lint/config/build.ts'
import {fromPlain, isMap} from '../model/value.ts'
import {type RuleOptions, rulePicker} from './pick-rules.ts'

function picked(settings: object, options: RuleOptions, from = rules): Record<string, string> {
  const value = fromPlain(settings)
  const config = buildConfig(isMap(value) ? value : new Map(), [recommended])
  const pick = rulePicker({config, rules: from}, options)
  return Object.fromEntries(pick('hunts/a/x.md').map(({rule, severity}) => [rule.meta.id, severity]))
}

const allOff = {rules: Object.fromEntries(rules.map(({meta}) => [meta.id.replace(/\/.*/u, '/*'), 'off']))}

describe('rulePicker', () => {
  it('takes the rules of the configuration', () =>
    expect(Object.keys(picked({}, {checkGroups: true}))).toEqual(rules.flatMap(({meta}) => (meta.severity === 'off' ? [] : [meta.id]))))
  it('turns a rule or a group on, at its own severity or another', () => {
    expect(picked(allOff, {rules: ['meta/missing', 'pair/*=info']})).toEqual({
      'meta/missing': 'error',
      'pair/conflict': 'info',
      'pair/differs': 'info',
      'pair/orphan': 'info',
    })
  })
  it('leaves the severity of a rule that is on already', () => {
    expect(picked({rules: {'meta/missing': 'info'}}, {rules: ['meta/missing']})['meta/missing']).toBe('info')
  })
  it('turns a rule off', () => expect(picked({}, {rules: ['meta/missing=off']})).not.toHaveProperty('meta/missing'))
  it('runs nothing else', () =>
    expect(picked({}, {only: ['meta/missing', 'pair/*']})).toEqual({
      'meta/missing': 'error',
      'pair/conflict': 'error',
      'pair/differs': 'error',
      'pair/orphan': 'error',
    }))
  it('runs the only rule also where it is off', () => expect(picked(allOff, {only: ['meta/missing']})).toEqual({'meta/missing': 'error'}))
  it('keeps the options of the configuration', () => {
    const value = fromPlain({rules: {'structure/sections': {profile: 'peak'}}})
    const config = buildConfig(isMap(value) ? value : new Map(), [recommended])
    const [active] = rulePicker({config, rules}, {only: ['structure/sections'], rules: ['structure/sections=error']})('x.md')
    expect([active?.severity, active?.options]).toEqual(['error', {profile: 'peak', sections: []}])
  })
  describe('of the groups that are for `check`', () => {
    const own = ['pair/differs', 'format/minified', 'meta/missing'].map(id => ruleOf(() => ({}), {id}))
    const pickOf = (settings: object, options: RuleOptions): Record<string, string> => picked(settings, options, own)

    it('runs none in `lint`, also where the configuration gives one a severity', () =>
      expect(pickOf({rules: {'format/*': 'error'}}, {})).toEqual({'meta/missing': 'warning'}))
    it('runs all in `check`', () =>
      expect(pickOf({rules: {'format/*': 'error'}}, {checkGroups: true})).toEqual({
        'pair/differs': 'warning',
        'format/minified': 'error',
        'meta/missing': 'warning',
      }))
    it('runs in `lint` those that are named, at the severity of the configuration', () => {
      const settings = {rules: {'format/*': 'error'}}
      expect(pickOf(settings, {rules: ['format/*']})).toEqual({'format/minified': 'error', 'meta/missing': 'warning'})
      expect(pickOf(settings, {rules: ['format/minified=info']})).toEqual({'format/minified': 'info', 'meta/missing': 'warning'})
      expect(pickOf(settings, {only: ['format/minified', 'pair/*']})).toEqual({'pair/differs': 'warning', 'format/minified': 'error'})
    })
    it('leaves those off that the configuration turns off', () =>
      expect(pickOf({rules: {'format/*': 'off'}}, {checkGroups: true})).not.toHaveProperty('format/minified'))
  })
  it.each([
    [{rules: ['meta/mising']}, 'Expected a known rule, got `meta/mising`.'],
    [{rules: ['meta/missing=loud']}, 'Expected `off`, `info`, `warning` or `error`, got `loud`.'],
    [{rules: ['meta/missing=']}, 'Expected `off`, `info`, `warning` or `error`, got ``.'],
    [{only: ['nope/*']}, 'Expected a known rule, got `nope/*`.'],
    [{only: ['meta/missing=error']}, 'Expected a known rule, got `meta/missing=error`.'],
  ])('refuses %j', (options, message) => expect(() => picked({}, options)).toThrow(message))
})
