import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {defaultExportOptions, exportNotebook, type Target, targets} from '../../src/export/index.ts'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import {mapOf} from '../export-notebooks.ts'
import {dataPath, readData} from './data.ts'

const all: readonly Target[] = await Promise.all([...targets.values()].map(async load => await load()))
const variants = [{}, {showInput: true, streams: 'all', errors: 'full', showParameters: true, embedImages: true}] as const

/** Problems of the last look at the files: what they refuse was not seen before, or is no secret and was not removed. */
function refusals(text: string): unknown[] {
  const {notebook} = ipynb.parse(text.replace(/^\ufeff/u, ''))
  if (!notebook) return []
  const metadata = new Map([
    ...notebook.metadata,
    ['papermill', mapOf({start_time: '2026-03-01T09:00:00', end_time: '2026-03-01T10:00:00'})],
  ])
  return variants.flatMap(variant => {
    const options = {...defaultExportOptions, ...variant, targets: all, path: 'x.ipynb', maxBytes: 100_000_000, allowIncomplete: true}
    const {problems} = exportNotebook(
      {...notebook, metadata},
      {...options, facts: {...options.facts, tenant: '100200', sha256: 'ab'.repeat(32), includeParameters: true}},
    )
    return problems.filter(({rule}) => rule === 'security/secret' || rule === 'export/leak')
  })
}

describe.each([
  ['notebooks', 70],
  ['export/cases', 37],
])('redaction: %s', (folder, count) => {
  const files = readdirSync(dataPath(folder), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ipynb'))
  it('has them all', () => expect(files).toHaveLength(count))
  it.each(files.toSorted())('lets every file of %s be written', file => {
    expect(refusals(readData(folder, file))).toEqual([])
  })
})
