import {spawn} from 'node:child_process'
import {execPath} from 'node:process'
import {describe, expect, it} from 'vitest'
import {runAsProcess} from '../support/cli.ts'
import {bad, good} from '../support/cli-cases/case.ts'
import {filesIn, folderOf} from '../support/folder.ts'
import {clientOf, clientOfProcess, uriOf} from '../support/lsp-client.ts'

const path = 'hunts/a/x.md'

describe('huntbook lsp', () => {
  it('speaks the protocol alone, writes nothing, and ends with 0 after `shutdown` and `exit`', async () => {
    const folder = folderOf({[path]: bad})
    const before = filesIn(folder)
    const client = clientOfProcess(folder, '--stdio')
    expect(await client.initialize()).toMatchObject({serverInfo: {name: 'huntbook'}, capabilities: {positionEncoding: 'utf-16'}})
    const uri = uriOf(folder, path)
    client.open(uri, bad)
    expect(await client.diagnostics(uri)).toMatchObject([{code: 'attack/format', source: 'huntbook', severity: 1}])
    client.change(uri, 2, good)
    expect(await client.diagnostics(uri)).toEqual([])
    expect(await client.shutdown()).toBe(0)
    expect([client.errors(), filesIn(folder)]).toEqual(['', before])
  })

  it('ends with 1 after `exit` alone, and where its input ends', async () => {
    const client = clientOfProcess(folderOf())
    await client.initialize()
    client.notify('exit', null)
    expect(await client.ended).toBe(1)
    const left = clientOfProcess(folderOf())
    await left.initialize()
    left.closeInput()
    expect(await left.ended).toBe(1)
    expect((await runAsProcess(['lsp'], {cwd: folderOf()})).code).toBe(1)
  })

  it('ends when the editor is gone', async () => {
    const editor = spawn(execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    const client = clientOfProcess(folderOf())
    await client.initialize({processId: editor.pid})
    editor.kill('SIGKILL')
    expect(await client.ended).toBe(1)
  }, 20_000)

  it.each([
    ['text that is no message', 'hello\n\ngarbage\r\n\r\n'],
    ['a message that is no JSON', 'Content-Length: 5\r\n\r\n{bad}'],
    ['a length that is none', 'Content-Length: -5\r\n\r\nContent-Length: x\r\n\r\n'],
    ['a length of more than there can be', 'Content-Length: 99999999999\r\n\r\n'],
    ['values that are no messages', ['null', '5', '[]', '{}', '"x"'].map(text => `Content-Length: ${text.length}\r\n\r\n${text}`).join('')],
  ])('goes on after %s', async (_, text) => {
    const folder = folderOf({[path]: bad})
    const client = clientOf(folder)
    client.send(text)
    await client.initialize()
    client.send(text)
    client.open(uriOf(folder, path), bad)
    expect(await client.diagnostics(uriOf(folder, path))).toHaveLength(1)
  })

  it('answers what it does not know with an error, and passes over what makes no sense', async () => {
    const folder = folderOf({[path]: bad})
    const client = clientOf(folder)
    await client.initialize()
    expect((await client.ask('textDocument/nothing', {})).error).toMatchObject({code: -32_601})
    const uri = uriOf(folder, path)
    client.notify('$/nothing', {})
    client.notify('textDocument/didOpen', {})
    client.notify('textDocument/didChange', {textDocument: {uri, version: 4}, contentChanges: [{text: 'x'}]})
    client.notify('textDocument/didClose', {textDocument: {uri}})
    client.notify('notebookDocument/didOpen', {})
    client.notify('notebookDocument/didChange', {notebookDocument: {uri, version: 1}, change: {cells: {data: [{kind: 1, document: 'x'}]}}})
    const position = {line: 99, character: 99}
    for (const method of ['hover', 'completion', 'codeAction']) {
      expect((await client.ask(`textDocument/${method}`, {})).error).toBeDefined()
      const params = {textDocument: {uri}, position, range: {start: position, end: position}, context: {diagnostics: []}}
      expect((await client.ask(`textDocument/${method}`, params)).result).toBeNull()
    }
    const wrong = [
      null,
      5,
      'x',
      [],
      {},
      {uri: 5},
      {uri, version: 'x'},
      {uri, version: 1, cells: null},
      {uri, version: 1, cells: [{kind: 9}]},
    ]
    for (const textDocument of wrong)
      for (const method of ['didOpen', 'didChange', 'didSave', 'didClose']) {
        client.notify(`textDocument/${method}`, {textDocument, contentChanges: [{range: {start: {line: -1}}, text: 5}]})
        client.notify(`notebookDocument/${method}`, {
          notebookDocument: textDocument,
          cellTextDocuments: [textDocument],
          change: {cells: {structure: {array: {start: -5, deleteCount: 9}}, data: [5]}},
        })
      }
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: {added: [{uri: 'file://%zz'}, {uri: 'untitled:x'}], removed: [{uri: 'x'}]},
    })
    client.open(uri, bad)
    expect(await client.diagnostics(uri)).toHaveLength(1)
  })

  it('leaves alone what is no file, and checks what lies outside of every folder', async () => {
    const folder = folderOf({[path]: bad})
    const outside = folderOf({'x.md': bad})
    const client = clientOf(folder)
    await client.initialize()
    client.open('untitled:Untitled-1', bad)
    client.open(`git:${folder}/${path}?ref=HEAD`, bad)
    client.open('file://%zz', bad)
    client.open(uriOf(outside, 'x.md'), bad)
    expect(await client.diagnostics(uriOf(outside, 'x.md'))).toMatchObject([{code: 'attack/format'}])
    const params = {textDocument: {uri: 'untitled:Untitled-1'}, position: {line: 0, character: 0}}
    expect(await client.request('textDocument/hover', params)).toBeNull()
    client.notify('textDocument/didClose', {textDocument: {uri: uriOf(outside, 'x.md')}})
    expect(await client.diagnostics(uriOf(outside, 'x.md'))).toEqual([])
    expect(client.last('untitled:Untitled-1')).toBeUndefined()
  })

  it('keeps up with documents that come, change and go quickly', async () => {
    const folder = folderOf({[path]: bad})
    const client = clientOf(folder)
    await client.initialize()
    const uri = uriOf(folder, path)
    for (let round = 0; round < 50; round++) {
      client.open(uri, bad)
      for (let version = 2; version < 6; version++) client.change(uri, version, version % 2 ? good : bad)
      client.notify('textDocument/didClose', {textDocument: {uri}})
    }
    client.open(uri, `${good}${'Text.\n'.repeat(200_000)}`)
    client.change(uri, 2, bad)
    const published = client.messages.length
    expect(await client.diagnostics(uri)).toHaveLength(1)
    // Every change ended the run of the one before.
    expect(client.messages.slice(published).filter(({method}) => method === 'textDocument/publishDiagnostics').length).toBeLessThan(3)
  })
})
