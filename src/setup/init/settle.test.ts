import {describe, expect, it} from 'vitest'
import {proposed} from '../../../test/support/setup.ts'
import type {Choices} from './choices.ts'
import {type Asked, configFile} from './config-file.ts'
import {linesLacking} from './part.ts'
import {settle} from './settle.ts'

const nothing: Asked = new Set()

describe('settle', () => {
  const part = {path: 'x', purpose: 'reason', text: 'a\n', lacking: linesLacking(['a'], 'why')}
  const settled = (existing: string | undefined, policy: 'keep' | 'replace ours' = 'keep') => settle(part, {existing, policy})
  it('writes what is not there', () => expect(settled(undefined)).toEqual({kind: 'write', path: 'x', text: 'a\n', purpose: 'reason'}))
  it('leaves what is the same, or has what is needed', () => {
    for (const existing of ['a\n', 'a\r\n', 'b\na\nc', 'b\r\na\r\n']) expect(settled(existing)).toEqual({kind: 'same', path: 'x'})
  })
  it('says what is lacking, and replaces nothing of a person, asked or not', () => {
    for (const policy of ['keep', 'replace ours'] as const) {
      expect(settled('ab\n', policy)).toEqual({kind: 'keep', path: 'x', isOurs: false, why: 'why', lines: ['a']})
    }
  })
  it('replaces its own where it is asked to', () => {
    const own = '# Written by `huntbook init`.\n'
    expect(settled(own)).toMatchObject({kind: 'keep', isOurs: true})
    expect(settled(own, 'replace ours')).toEqual({kind: 'replace', path: 'x', text: 'a\n', purpose: 'reason'})
  })
})

describe('a configuration that is there', () => {
  it('stays as it is, and is not called unchanged where everything of ours is written anew', () => {
    const part = configFile({choices: proposed, asked: nothing, schema: 'x'})
    const settled = (existing: string) => settle(part, {existing, policy: 'replace ours'}).kind
    expect([`${part.text}my: own\n`, part.text, 'my: own\n'].map(settled)).toEqual(['stay', 'same', 'same'])
  })
  const lacking = (existing: string, asked: Asked, choices: Partial<Choices> = {}) =>
    configFile({choices: {...proposed, ...choices}, asked, schema: 'x'}).lacking(existing)?.lines
  it('is compared with what was asked for, and with nothing else', () => {
    const all: Asked = new Set(['preset', 'files', 'pairs', 'attack', 'baseline'])
    const choices = {preset: 'strict', files: ['a'], pairs: 'both', baseline: 'huntbook-baseline.json'} as const
    expect(lacking('{}\n', nothing, choices)).toBeUndefined()
    expect(lacking('{}\n', all, choices)).toEqual([
      "files: ['a']",
      'extends: [huntbook:strict]',
      "attack: {version: '18.1'}",
      'pairs: {mode: both}',
      "baseline: 'huntbook-baseline.json'",
    ])
    const there = `files: [a]\nextends: [huntbook:strict]\nattack: {version: '18.1'}\npairs: {mode: both}\nbaseline: mine.json\n`
    expect(lacking(there, all, choices)).toBeUndefined()
  })
})
