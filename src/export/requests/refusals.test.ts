import {describe, expect, it} from 'vitest'
import {makeEvidence, makeFinding} from '../../../test/support/findings.ts'
import type {Finding} from '../../model/finding.ts'
import {defaultExportOptions} from '../options.ts'
import {refusalsOf} from './refusals.ts'

function rulesOf(changes: Partial<Finding>, allowIncomplete = false): readonly string[] {
  return refusalsOf(makeFinding(changes), {...defaultExportOptions, allowIncomplete}).map(({rule}) => rule)
}

describe('a finding that does not tell all', () => {
  it.each(['failed', 'timed_out', 'not_run'] as const)('is refused when the run is %s', status => {
    expect(rulesOf({status})).toEqual(['finding/incomplete'])
    expect(rulesOf({status}, true)).toEqual([])
  })

  it('is refused when it is incomplete', () => {
    expect(rulesOf({incomplete: ['truncated']})).toEqual(['finding/incomplete'])
    expect(rulesOf({incomplete: ['truncated']}, true)).toEqual([])
  })

  it('is told how it may leave', () => {
    expect(refusalsOf(makeFinding({status: 'failed'}), defaultExportOptions)[0]?.message).toContain('`--allow-incomplete`')
  })
})

it.each(['findings', 'null_findings', 'truncated'] as const)('status %s alone may leave', status => {
  expect(rulesOf({status})).toEqual([])
})

it.each(['unknown', '', 'a b', 'a\r\nx: y', 'ü'])('refuses the tenant %j, which would stand in a header', tenant => {
  expect(rulesOf({run: {...makeFinding().run, tenant}})).toEqual(['finding/tenant'])
})

describe('a value that would be replaced when it is sent', () => {
  const {procedure} = makeFinding()
  it.each<[string, Partial<Finding>]>([
    ['title', {title: '@config:jira.token'}],
    ['tag', {procedure: {...procedure, tags: ['@resolve:user/admin']}}],
    ['id', {evidence: [makeEvidence({id: '@from:1.id'})]}],
    ['summary', {sections: {executive_summary: '\\@config:jira.token'}}],
    ['encoded summary', {sections: {executive_summary: '&#64;config:jira.token'}}],
  ])('is refused as %s', (_, changes) => {
    expect(rulesOf(changes)).toEqual(['finding/reference'])
  })
})
