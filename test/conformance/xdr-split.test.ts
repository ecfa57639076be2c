import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {splitMarkdown} from '../../src/export/split.ts'
import {dataPath, readData} from './data.ts'

interface Case {
  readonly target: string
  /** Where the parts stand in the bodies of the requests, in the order of their files. */
  readonly parts: (body: Body) => string | undefined
}

interface Body {
  readonly description?: string
  readonly comment?: string
  readonly properties?: {readonly message?: string}
}

const cases: readonly Case[] = [
  {target: 'elastic', parts: body => body.description ?? body.comment},
  {target: 'sentinel', parts: body => body.properties?.message},
]

describe('xdr: a report that is longer than a target accepts', () => {
  // The data is written for this project, so its shape is known.
  const {key_findings: report} = JSON.parse(readData('xdr', 'findings', 'c-long.json')) as {readonly key_findings: string}
  it('is longer than 30,000 units', () => expect(report.length).toBe(41_146))
  it.each(cases)('is split for $target', ({target, parts}) => {
    const folder = ['bodies', 'c-long', target] as const
    const wanted = readdirSync(dataPath('xdr', ...folder))
      .toSorted()
      // As above.
      .flatMap(name => parts((JSON.parse(readData('xdr', ...folder, name)) as {readonly body: Body}).body) ?? [])
    expect(wanted).toHaveLength(2)
    expect(splitMarkdown(report, 30_000, text => text.length)).toEqual(wanted)
  })
})
