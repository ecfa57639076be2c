import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {activate} from '../lint/active.ts'
import type {Rule} from '../model/rule.ts'
import {withPage} from './rule-page.ts'

const own: Rule = {meta: {id: 'blue/case', description: 'x', severity: 'error', messages: {}}, create: () => ({})}

function urlOf(rule: Rule | undefined, docsUrl?: string): string | undefined {
  const active = rule && activate(rule)
  return active && withPage(active, docsUrl).url
}

describe('the page of a rule of a team', () => {
  it('is below the address of the team’s pages', () => {
    expect(urlOf(own, 'https://wiki.example/rules')).toBe('https://wiki.example/rules/blue/case')
    expect(urlOf(own, 'https://wiki.example/rules//')).toBe('https://wiki.example/rules/blue/case')
  })
  it('is nowhere without one, and not where shipped rules are', () => {
    expect(urlOf(own)).toBeUndefined()
    expect(urlOf(rules[0], 'https://wiki.example/rules')).toBeUndefined()
  })
})
