import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {another, good} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {code, ipynb, markdown} from '../support/hunt.ts'
import {type Client, cellsOf, clientOf, type NotebookCell, uriOf} from '../support/lsp-client.ts'

const path = 'hunts/a/x.ipynb'
const token = `ghp_${'a1B2'.repeat(9)}`
const only = 'extends: []\nrules: {security/secret: error, attack/format: error, export/tag-typo: error, meta/id-duplicate: error}\n'
const text = ipynb({id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90', attack_technique_ids: ['t1489']}, [
  markdown('# Title'),
  code('a = 1', {tags: ['remove_cel']}),
  code('b = 2', {outputs: [{output_type: 'stream', name: 'stdout', text: [token]}]}),
])

interface Opened {
  readonly client: Client
  readonly uri: string
  readonly cells: readonly string[]
  readonly folder: string
  /** What each cell shows once the notebook was checked again. */
  readonly shown: () => Promise<(string[] | undefined)[]>
}

async function opened({
  files = {},
  show = cellsOf(text),
  metadata = {},
}: {
  files?: Record<string, string>
  show?: readonly NotebookCell[]
  metadata?: object
} = {}): Promise<Opened> {
  const folder = folderOf({[path]: text, 'huntbook.config.yaml': only, ...files})
  const client = clientOf(folder)
  await client.initialize()
  const uri = uriOf(folder, path)
  const cells = client.openNotebook(uri, show, metadata)
  const shown = async (): Promise<(string[] | undefined)[]> => {
    await client.diagnostics(uri)
    return cells.map(cell => client.last(cell)?.map(({code: rule}) => rule))
  }
  return {client, uri, cells, folder, shown}
}

function change({client, uri}: Opened, version: number, cells: object, metadata?: object): void {
  client.notify('notebookDocument/didChange', {notebookDocument: {uri, version}, change: {cells, ...(metadata && {metadata})}})
}

const typed = (uri: string | undefined, version: number, now: string): object => ({
  textContent: [{document: {uri, version}, changes: [{text: now}]}],
})
const before = [['attack/format'], ['export/tag-typo'], ['security/secret']]

describe('a notebook in an editor', () => {
  it('shows findings of its metadata in the first cell, and those of tags and outputs in theirs', async () => {
    const {shown, client, cells} = await opened()
    expect(await shown()).toEqual(before)
    expect(client.last(cells[1] ?? '')).toMatchObject([{range: {start: {line: 0, character: 0}, end: {line: 0, character: 5}}}])
  })

  it('shows what is typed into a cell, and keeps what the file says of outputs, tags and metadata', async () => {
    const notebook = await opened()
    const {shown, client, cells} = notebook
    await shown()
    change(notebook, 2, typed(cells[1], 2, `# 👍\na = "${token}"`))
    expect(await shown()).toEqual([['attack/format'], ['export/tag-typo', 'security/secret'], ['security/secret']])
    expect(client.last(cells[1] ?? '')?.[1]).toMatchObject({
      range: {start: {line: 1, character: 5}, end: {line: 1, character: 5 + token.length}},
    })
    change(notebook, 3, typed(cells[1], 3, 'a = 1'))
    expect(await shown()).toEqual(before)
  })

  it('keeps up with cells that come, move and go', async () => {
    const notebook = await opened()
    const {shown, client, uri, cells} = notebook
    await shown()
    const added = `${cells[0]}-new`
    const cell = (document: string | undefined, kind = 2): object => ({kind, document, metadata: {}})
    change(notebook, 2, {
      structure: {
        array: {start: 0, deleteCount: 2, cells: [cell(cells[1]), cell(added), cell(cells[0], 1)]},
        didOpen: [{uri: added, languageId: 'python', version: 1, text: `x = "${token}"`}],
      },
    })
    await client.diagnostics(uri)
    expect(client.last(added)).toMatchObject([{code: 'security/secret', range: {start: {line: 0, character: 5}}}])
    expect(client.last(cells[0] ?? '')).toEqual([])
    // The metadata of the notebook is shown in the cell that is first now; the tag of that has gone with its metadata.
    expect(client.last(cells[1] ?? '')?.map(({code: rule}) => rule)).toEqual(['attack/format'])
    change(notebook, 3, {structure: {array: {start: 1, deleteCount: 1}, didClose: [{uri: added}]}})
    await client.diagnostics(uri)
    expect(client.last(added)).toEqual([])
  })

  it('follows changes of metadata, in the form of each editor', async () => {
    for (const wrap of [(own: object) => own, (own: object) => ({metadata: own}), (own: object) => ({custom: {metadata: own}})]) {
      const show = cellsOf(text).map(cell => ({...cell, metadata: wrap(cell.metadata ?? {})}))
      const hunting = (id: string): object => wrap({hunting: {id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90', attack_technique_ids: [id]}})
      const notebook = await opened({show, metadata: hunting('t1489')})
      const {shown, cells} = notebook
      expect(await shown()).toEqual(before)
      const data = [{kind: 2, document: cells[1], metadata: wrap({tags: ['remove_cell']})}]
      change(notebook, 2, {data}, hunting('T1489'))
      expect(await shown()).toEqual([[], [], ['security/secret']])
    }
  })

  it('shows what `lint` reports once it is saved', async () => {
    const notebook = await opened()
    const {shown, client, uri, cells, folder} = notebook
    await shown()
    change(notebook, 2, typed(cells[2], 2, 'b = 3'))
    await shown()
    writeFileSync(join(folder, path), text.replace('b = 2', 'b = 3').replace(token, 'nothing'))
    client.notify('notebookDocument/didSave', {notebookDocument: {uri}})
    expect(await shown()).toEqual([['attack/format'], ['export/tag-typo'], []])
  })

  it('is seen by rules over many hunts, and shows none once it is closed', async () => {
    const text2 = another(good).replace('9d0f', '8d0f')
    const {client, shown, uri, folder, cells} = await opened({files: {'hunts/a/y.md': text2}})
    expect((await shown())[0]).toContain('meta/id-duplicate')
    expect(await client.diagnostics(uriOf(folder, 'hunts/a/y.md'))).toMatchObject([
      {code: 'meta/id-duplicate', relatedInformation: [{location: {uri: cells[0]}}]},
    ])
    client.notify('notebookDocument/didClose', {notebookDocument: {uri}, cellTextDocuments: cells.map(cell => ({uri: cell}))})
    await client.diagnostics(uri)
    expect(cells.map(cell => client.last(cell))).toEqual([[], [], []])
  })

  it('need not be on the disk, nor have cells', async () => {
    const {client, folder} = await opened()
    const uri = uriOf(folder, 'hunts/a/new.ipynb')
    const [first = ''] = client.openNotebook(uri, [
      {kind: 2, text: `x = "${token}"`},
      {kind: 2, text: token, language: 'raw'},
    ])
    await client.diagnostics(uri)
    expect(client.last(first)?.map(({code: rule}) => rule)).toEqual(['security/secret'])
    const empty = uriOf(folder, 'hunts/a/empty.ipynb')
    client.openNotebook(empty, [], {hunting: {attack_technique_ids: ['t1489']}})
    expect(await client.diagnostics(empty)).toMatchObject([{code: 'attack/format'}])
  })
})
