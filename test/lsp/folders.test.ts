import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {bad} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {type Client, cellsOf, clientOf, clientOfProcess, type Shown, uriOf} from '../support/lsp-client.ts'

const config = 'huntbook.config.yaml'
const error = 'extends: []\nrules: {attack/format: error}\n'
const info = 'extends: []\nrules: {attack/format: info}\n'
const off = 'extends: []\nrules: {attack/format: off}\n'
const [top, inner] = ['hunts/x.md', 'det/hunts/x.md']

const severities = (list: readonly Shown[] | undefined): readonly number[] | undefined => list?.map(({severity}) => severity)

/** Once everything is found out, which a question about actions waits for. */
async function settled(client: Client, uri: string): Promise<readonly number[] | undefined> {
  const range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}}
  await client.request('textDocument/codeAction', {textDocument: {uri}, range, context: {diagnostics: []}})
  return severities(client.last(uri))
}

describe('a configuration in a sub-folder of an opened folder', () => {
  it('holds for the documents below it, as on the command line', async () => {
    const folder = folderOf({[top]: bad, [inner]: bad, [config]: error, [`det/${config}`]: info})
    const client = clientOf(folder)
    await client.initialize()
    for (const path of [top, inner]) client.open(uriOf(folder, path), bad)
    expect(severities(await client.diagnostics(uriOf(folder, inner)))).toEqual([3])
    expect(severities(await client.diagnostics(uriOf(folder, top)))).toEqual([1])
    client.open(uriOf(folder, 'det', config), 'rules: {attack/|: off}\n', 'yaml')
    expect(await settled(client, uriOf(folder, inner))).toEqual([3])
  })

  it('does not hold where `--config` names another', async () => {
    const folder = folderOf({[inner]: bad, [`det/${config}`]: off, 'own.yaml': info})
    const client = clientOfProcess(folder, '--config', 'own.yaml')
    await client.initialize()
    client.open(uriOf(folder, inner), bad)
    expect(severities(await client.diagnostics(uriOf(folder, inner)))).toEqual([3])
  })

  it('holds from the moment that it is there, and no longer than that', async () => {
    const notebook = JSON.stringify({cells: [], metadata: {hunting: {attack_technique_ids: ['t1489']}}, nbformat: 4, nbformat_minor: 5})
    const folder = folderOf({[top]: bad, [inner]: bad, [config]: off, 'det/y.ipynb': notebook})
    const client = clientOf(folder)
    await client.initialize()
    for (const path of [top, inner]) client.open(uriOf(folder, path), bad)
    client.openNotebook(uriOf(folder, 'det/y.ipynb'), cellsOf(notebook))
    expect(await settled(client, uriOf(folder, inner))).toEqual([])
    for (let round = 0; round < 3; round++) {
      writeFileSync(join(folder, 'det', config), info)
      client.notify('workspace/didChangeWatchedFiles', {changes: []})
      expect(await settled(client, uriOf(folder, inner))).toEqual([3])
      expect(await settled(client, uriOf(folder, top))).toEqual([])
      expect(severities(client.last(uriOf(folder, inner)))).toEqual([3])
      rmSync(join(folder, 'det', config))
      client.notify('workspace/didChangeWatchedFiles', {changes: []})
      expect(await settled(client, uriOf(folder, inner))).toEqual([])
    }
  })

  it('holds for a folder that the editor adds or removes as before', async () => {
    const folder = folderOf({[top]: bad, [inner]: bad, [config]: off, [`det/${config}`]: info})
    const client = clientOf(folder)
    await client.initialize({capabilities: {workspace: {workspaceFolders: true}}})
    for (const path of [top, inner]) client.open(uriOf(folder, path), bad)
    const det = [{uri: uriOf(folder, 'det'), name: 'det'}]
    for (const event of [
      {added: det, removed: []},
      {added: [], removed: det},
      {added: [], removed: [{uri: uriOf(folder), name: 'x'}]},
    ]) {
      client.notify('workspace/didChangeWorkspaceFolders', {event})
      expect(await settled(client, uriOf(folder, top))).toEqual([])
      expect(await settled(client, uriOf(folder, inner))).toEqual([3])
    }
  })
})
