import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {copies} from '../scripts/executed.mjs'
import {readFinding} from '../src/export/finding/read.ts'
import {targets} from '../src/export/index.ts'
import {exporters} from '../src/export/requests/index.ts'
import {exportFiles} from '../src/node/export.ts'
import {folderOf} from './support/folder.ts'
import {pageFaults} from './support/page-faults.ts'
import {schemaErrors} from './support/requests.ts'

const root = join(import.meta.dirname, '..')

/** JSON files of a folder, as they parse. */
function contentsOf(folder: string): unknown[] {
  return readdirSync(folder)
    .sort()
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

describe('the executed copy of each shipped hunt', () => {
  it('is there', () => {
    const hunts = readdirSync(join(root, 'hunts'), {recursive: true, encoding: 'utf8'}).filter(path => /^\w+[/\\][^/\\]+\.md$/u.test(path))
    expect([...copies.keys()].sort()).toEqual(hunts.map(path => `hunts/${path.replaceAll('\\', '/')}`).sort())
  })

  it.each([...copies.values()])('%s exports to every target', async copy => {
    const out = folderOf({})
    const options = {cwd: root, files: [copy], out, targets: [...targets.keys()]}
    const {exitCode, diagnostics, errors, written} = await exportFiles(options)
    expect([exitCode, errors, diagnostics.filter(({severity}) => severity === 'error')]).toEqual([0, [], []])
    // What a target has no place for is all that there is to say of a whole report.
    expect(new Set(diagnostics.map(({rule}) => rule))).toEqual(new Set(['target/dropped']))
    const stem = copy.slice(copy.lastIndexOf('/') + 1, -'.ipynb'.length)
    const {finding, problems} = readFinding(readFileSync(join(out, `${stem}.finding.json`), 'utf8'))
    expect([problems, finding?.status, finding?.incomplete]).toEqual([[], 'findings', []])
    expect(Object.keys(finding?.sections ?? {})).toEqual(
      expect.arrayContaining(['executive_summary', 'technical_analysis', 'findings', 'recommendations']),
    )
    expect(pageFaults(readFileSync(join(out, `${stem}.findings.html`), 'utf8'))).toEqual([])
    for (const target of exporters.keys()) {
      const requests = contentsOf(join(out, `${stem}.${target}`))
      const bodies = target === 'stix' ? requests : requests.map(request => Object(request).body)
      const check = schemaErrors(target)
      expect(bodies.length, target).toBeGreaterThan(0)
      expect(bodies.flatMap(check), target).toEqual([])
    }
    const again = await exportFiles(options)
    expect(again.written).toEqual(written)
    expect(existsSync(join(out, `${stem}.findings.md`))).toBe(true)
  })
})
