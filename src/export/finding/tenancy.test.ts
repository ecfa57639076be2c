import {describe, expect, it} from 'vitest'
import {taegisId} from '../../../test/support/findings.ts'
import type {Claim} from './channels.ts'
import {acceptEvidence} from './tenancy.ts'

const own = taegisId('alert', 1)
const foreign = own.replace('100200', '300')
const claim: Claim = {type: 'other', id: 'host-1', provider: 'custom', tenants: ['100200'], cell: 1, channel: 'huntbook'}

function rulesOf(change: Partial<Claim>): readonly string[] {
  return acceptEvidence([{...claim, ...change}], '100200').problems.map(({rule}) => rule)
}

describe('evidence is of the tenant of the run', () => {
  it.each<Partial<Claim>>([{}, {label: `see ${own}`}, {id: `x ${own}`, index: own}])('with %j', change =>
    expect(rulesOf(change)).toEqual([]),
  )
})

describe('evidence is of another tenant', () => {
  it.each<Partial<Claim>>([
    {id: `x ${foreign}`},
    {label: foreign},
    {label: `as in ${foreign}.`},
    {index: `logs-${foreign}`},
    {label: 'alert://priv:event-filter:300:1763600000000'},
    // What is said in passing is no word for it.
    {label: own, tenants: []},
    {id: `x ${own}`, tenants: []},
  ])('with %j', change => expect(rulesOf(change)).toEqual(['evidence/foreign-tenant']))
})
