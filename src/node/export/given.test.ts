import {describe, expect, it} from 'vitest'
import {exported, notebook} from '../../../test/support/export.ts'
import type {ExportFilesOptions} from '../export.ts'

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
  it.each<[string, Partial<ExportFilesOptions>]>([
    ...['', 'ACME Corp', '300 ', 'unknown', '../x'].map((tenant): [string, object] => ['tenant', {tenant}]),
    ...['', ' a', 'a\nb', 'x'.repeat(201)].map((environment): [string, object] => ['environment', {environment}]),
    ...['', 'a ', 'a\tb', 'a\u202eb'].map((runId): [string, object] => ['run-id', {runId}]),
  ])('are of one form: --%s %j', async (flag, options) => {
    const exporting = exported({'x.ipynb': notebook}, {...options, targets: ['json']})
    await expect(exporting).rejects.toThrow(new RegExp(`^Expected --${flag} to be .*, got another text\\.$`, 'u'))
  })
  it('are those that schedulers give', async () => {
    const options = {tenant: '100200', environment: 'US East (1)', runId: 'scheduled__2026-03-01T09:00:00+00:00', targets: ['json']}
    expect((await exported({'x.ipynb': notebook}, options)).exitCode).toBe(0)
  })
})
