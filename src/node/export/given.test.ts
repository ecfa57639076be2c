import {describe, expect, it} from 'vitest'
import {exported, notebook} from '../../../test/support/export.ts'
import type {ExportFilesOptions} from '../export.ts'

const form = 'up to 128 letters, digits and `.`, `_`, `@`, `+`, `-`, a letter or a digit first'

describe('options that nothing would come of', () => {
  it.each<Partial<ExportFilesOptions>>([
    {environment: 'us1'},
    {runId: 'r'},
    {severity: 'low'},
    {tlp: 'red'},
    {assignee: 'a'},
    {status: 'findings'},
    {overrideReason: 'x'},
    {includeParameters: true},
    {includePrivate: true},
    {allowIncomplete: true},
    {allowList: 'x'},
  ])('are refused without a finding: %j', async options => {
    const flag = Object.keys(options)[0]?.replace(/[A-Z]/gu, letter => `-${letter.toLowerCase()}`)
    await expect(exported({'x.ipynb': notebook}, {...options, targets: ['markdown', 'html']})).rejects.toThrow(
      `Expected --${flag} with a target that is made from a finding, got it without.`,
    )
  })
  it('are not refused in the configuration, or turned off', async () => {
    const files = {'huntbook.config.yaml': 'export: {tlp: red, allowIncomplete: true}', 'x.ipynb': notebook}
    expect((await exported(files, {includePrivate: false, severity: undefined})).exitCode).toBe(0)
  })
  it.each<Partial<ExportFilesOptions>>([
    {severity: 'low'},
    {tenant: '100200'},
    {sections: ['findings']},
    {showInput: true},
    {maxBytes: 5000},
    {audit: 'json'},
    {final: true},
  ])('are refused where all is written: %j', async options => {
    await expect(exported({'x.json': '{}'}, {...options, files: ['x.json'], targets: ['elastic']})).rejects.toThrow(
      / with a notebook, got findings that were written before\.$/u,
    )
  })
})

describe('names of the run', () => {
  it.each<Partial<ExportFilesOptions>>([
    {tenant: 'ACME Corp'},
    {tenant: '300 '},
    {tenant: 'unknown'},
    {environment: 'a\nb'},
    {runId: '../x'},
    {runId: 'x'.repeat(129)},
  ])('are of one form: %j', async options => {
    const [key] = Object.keys(options)
    await expect(exported({'x.ipynb': notebook}, {...options, targets: ['json']})).rejects.toThrow(
      `Expected --${key === 'runId' ? 'run-id' : key} to be ${form}, got something else.`,
    )
  })
  it('are not empty', async () => {
    for (const options of [{tenant: ''}, {environment: ''}, {runId: ''}]) {
      await expect(exported({'x.ipynb': notebook}, {...options, targets: ['json']})).rejects.toThrow('got nothing.')
    }
  })
})
