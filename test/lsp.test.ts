import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess} from './support/cli.ts'
import {bad, good} from './support/cli-cases/case.ts'
import {folderOf} from './support/folder.ts'
import {clientOf, clientOfProcess, uriOf} from './support/lsp-client.ts'

describe('huntbook lsp', () => {
  it('tells an editor what is wrong with a hunt, and ends with 0', async () => {
    const folder = folderOf({'hunts/a/x.md': bad})
    const client = clientOfProcess(folder, '--stdio')
    const {capabilities, serverInfo} = await client.initialize()
    expect(serverInfo.name).toBe('huntbook')
    expect(capabilities.positionEncoding).toBe('utf-16')
    const uri = uriOf(folder, 'hunts/a/x.md')
    client.open(uri, bad)
    expect(await client.diagnostics(uri)).toMatchObject([{code: 'attack/format', source: 'huntbook', severity: 1}])
    client.change(uri, 2, good)
    expect(await client.diagnostics(uri)).toEqual([])
    expect(await client.shutdown()).toBe(0)
    expect(client.errors()).toBe('')
  })
})
void [join, runInProcess, clientOf]
