import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {exported, exportedIn, notebook} from '../../../test/support/export.ts'
import {folderOf} from '../../../test/support/folder.ts'
import {ipynb, markdown} from '../../../test/support/hunt.ts'

const text = ipynb({}, [markdown('# A'), markdown('word '.repeat(500)), markdown('# B'), markdown('word '.repeat(500))])
const many = {split: true, maxBytes: 1000}

async function staleAfter(folder: string, options: Parameters<typeof exportedIn>[1] = {}): Promise<(string | undefined)[]> {
  const {diagnostics, exitCode} = await exportedIn(folder, options)
  expect(exitCode).toBe(0)
  const messages = diagnostics.flatMap(({rule, message}) => (rule === 'export/stale' ? [message] : []))
  return messages.map(
    message => /^Unexpected file of an earlier export at `out\/(.*)`: remove it before you send the others\.$/u.exec(message)?.[1],
  )
}

describe('what an earlier export left', () => {
  it('is a picture that is shown no more', async () => {
    const folder = folderOf({'x.ipynb': notebook, 'y.ipynb': notebook})
    expect(await staleAfter(folder)).toEqual([])
    expect(await staleAfter(folder)).toEqual([])
    writeFileSync(join(folder, 'x.ipynb'), text)
    expect(await staleAfter(folder)).toEqual([expect.stringMatching(/^x_files\/[0-9a-f]{16}\.png$/u)])
    expect(await staleAfter(folder, {targets: ['json']})).toHaveLength(1)
    expect(await staleAfter(folder, {targets: ['html']})).toEqual([])
  })
  it('is a part of a text that has fewer or none', async () => {
    const folder = folderOf({'x.ipynb': text, 'out/x.findings.77.md': '', 'out/x.findings.old.md': '', 'out/y.findings.1.md': ''})
    expect(await staleAfter(folder, many)).toEqual(['x.findings.77.md'])
    rmSync(join(folder, 'out/x.findings.77.md'))
    expect(await staleAfter(folder, many)).toEqual([])
    const parts = await staleAfter(folder)
    expect(parts.slice(0, 2)).toEqual(['x.findings.1.md', 'x.findings.2.md'])
  })
  it('is the whole text beside its parts', async () => {
    const folder = folderOf({'x.ipynb': text})
    await exportedIn(folder)
    expect(await staleAfter(folder, many)).toEqual(['x.findings.md'])
  })
  it('is a request that is not made any more', async () => {
    const options = {targets: ['elastic'], tenant: '100200', allowIncomplete: true}
    const {after} = await exported({'x.ipynb': text}, options)
    const folder = folderOf({...after, 'out/x.elastic/07-comment.json': '{}'})
    expect(await staleAfter(folder, options)).toEqual(['x.elastic/07-comment.json'])
  })
})
