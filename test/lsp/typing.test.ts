import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {another, bad, good} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {type Client, clientOf, clientOfProcess, uriOf} from '../support/lsp-client.ts'

const path = 'hunts/a/x.md'

async function opened(
  files: Readonly<Record<string, string>>,
  params: object = {},
): Promise<{folder: string; client: Client; uri: string; write: (name: string, text: string) => void}> {
  const folder = folderOf(files)
  const client = clientOf(folder)
  await client.initialize(params)
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
  return {folder, client, uri: uriOf(folder, path), write}
}

const codes = (list: readonly {readonly code: string}[]): string[] => list.map(({code}) => code)
const saved = (uri: string): object => ({textDocument: {uri}})

describe('diagnostics while somebody types', () => {
  it('follow changes of parts of the text', async () => {
    const {client, uri} = await opened({[path]: bad})
    client.open(uri, bad)
    expect(codes(await client.diagnostics(uri))).toEqual(['attack/format'])
    const line = bad.split('\n').findIndex(text => text.includes('t1489'))
    const character = bad.split('\n')[line]?.indexOf('t1489') ?? 0
    const change = (version: number, length: number, text: string): void =>
      client.notify('textDocument/didChange', {
        textDocument: {uri, version},
        contentChanges: [{range: {start: {line, character}, end: {line, character: character + length}}, text}],
      })
    change(2, 1, 'T')
    expect(await client.diagnostics(uri)).toEqual([])
    change(3, 1, '👍')
    const [found] = await client.diagnostics(uri)
    expect(found).toMatchObject({code: 'attack/format', range: {start: {line, character}, end: {line, character: character + 6}}})
  })

  it('of rules over many hunts see what is open in place of the disk', async () => {
    const {client, uri, folder} = await opened({[path]: good, 'hunts/a/y.md': another(good)})
    client.open(uri, good)
    expect(await client.diagnostics(uri)).toEqual([])
    const other = uriOf(folder, 'hunts/a/y.md')
    client.open(other, another(good))
    await client.diagnostics(uri)
    expect(await client.diagnostics(other)).toEqual([])
    client.change(other, 2, another(good).replace('9d0f', '8d0f'))
    const [found] = await client.diagnostics(uri)
    expect(found?.code).toBe('meta/id-duplicate')
    expect(found?.relatedInformation).toMatchObject([{location: {uri: other}}])
    expect(codes(await client.diagnostics(other))).toEqual(['meta/id-duplicate'])
    client.notify('textDocument/didClose', saved(other))
    expect(await client.diagnostics(uri)).toEqual([])
  })

  it('also stand in files that are not open, and go with their reason', async () => {
    const {client, uri, folder} = await opened({[path]: good, 'hunts/a/y.md': another(good)})
    const other = uriOf(folder, 'hunts/a/y.md')
    client.open(uri, good.replace('8d0f', '9d0f'))
    expect(codes(await client.diagnostics(uri))).toContain('meta/id-duplicate')
    expect(codes(await client.diagnostics(other))).toContain('meta/id-duplicate')
    client.notify('textDocument/didClose', saved(uri))
    expect(await client.diagnostics(other)).toEqual([])
  })

  it('heed suppressions and the baseline, and what is ignored', async () => {
    const {client, uri, folder} = await opened({[path]: good, 'hunts/a/z.md': bad, '.huntbookignore': 'z.md\n'})
    client.open(uri, good.replace('T1489', 't1489').replace('Text.', '<!-- huntbook: ignore-file[attack/format] -->\nText.'))
    expect(await client.diagnostics(uri)).toEqual([])
    client.open(uriOf(folder, 'hunts/a/z.md'), bad)
    expect(await client.diagnostics(uriOf(folder, 'hunts/a/z.md'))).toEqual([])
  })
})

describe('the configuration', () => {
  const config = 'huntbook.config.yaml'

  it('is read again when it changes, whoever says so', async () => {
    const {client, uri, write, folder} = await opened({[path]: bad})
    client.open(uri, bad)
    expect(await client.diagnostics(uri)).toHaveLength(1)
    write(config, 'rules: {attack/format: off}\n')
    client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf(folder, config), type: 1}]})
    expect(await client.diagnostics(uri)).toEqual([])
    write(config, 'rules: {attack/format: info}\n')
    client.notify('textDocument/didSave', saved(uri))
    expect(await client.diagnostics(uri)).toMatchObject([{code: 'attack/format', severity: 3}])
    write('.gitignore', 'hunts\n')
    client.notify('workspace/didChangeWatchedFiles', {changes: []})
    expect(await client.diagnostics(uri)).toEqual([])
  })

  it('shows what is wrong with it, once in the log, and the server goes on', async () => {
    const {client, uri, write, folder} = await opened({[path]: bad, [config]: 'rules: {attack/formt: off, meta/titel: off}\n'})
    const place = uriOf(folder, config)
    client.open(uri, bad)
    expect(await client.diagnostics(place)).toMatchObject([
      {
        code: 'CONFIG_INVALID',
        severity: 1,
        range: {start: {line: 0, character: 8}},
        message: 'Expected a known rule, got `attack/formt`. Hint: did you mean `attack/format`?',
      },
      {code: 'CONFIG_INVALID', message: expect.stringContaining('meta/titel')},
    ])
    client.change(uri, 2, good)
    client.change(uri, 3, bad)
    write(config, '{}\n')
    client.notify('workspace/didChangeWatchedFiles', {changes: []})
    expect(codes(await client.diagnostics(uri))).toEqual(['attack/format'])
    expect(client.last(place)).toEqual([])
    const logged = client.messages.filter(({method}) => method === 'window/logMessage')
    expect(logged).toMatchObject([
      {params: {type: 1, message: expect.stringMatching(/^huntbook\.config\.yaml:1:9 Expected a known rule/u)}},
    ])
  })

  it('shows where a file is named that cannot be used', async () => {
    const {client, uri, folder} = await opened({[path]: bad, [config]: 'metadata: {vocabulary: nope.yaml}\n'})
    client.open(uri, bad)
    expect(await client.diagnostics(uriOf(folder, config))).toMatchObject([{message: expect.stringContaining('nope.yaml')}])
  })

  it('asks the editor to watch, if it can', async () => {
    const {client} = await opened({[path]: bad}, {capabilities: {workspace: {didChangeWatchedFiles: {dynamicRegistration: true}}}})
    await client.request('textDocument/hover', {textDocument: {uri: 'file:///x'}, position: {line: 0, character: 0}})
    const [asked] = client.messages.filter(({method}) => method === 'client/registerCapability')
    expect(asked?.params).toMatchObject({registrations: [{method: 'workspace/didChangeWatchedFiles'}]})
  })

  it('is one for each folder of the editor', async () => {
    const [a, b] = [folderOf({[path]: bad, [config]: 'rules: {attack/format: off}\n'}), folderOf({[path]: bad})]
    const client = clientOf(a)
    const added = {uri: uriOf(b), name: 'b'}
    await client.initialize({workspaceFolders: [{uri: uriOf(a), name: 'a'}], capabilities: {workspace: {workspaceFolders: true}}})
    client.open(uriOf(a, path), bad)
    expect(await client.diagnostics(uriOf(a, path))).toEqual([])
    client.notify('workspace/didChangeWorkspaceFolders', {event: {added: [added], removed: []}})
    client.open(uriOf(b, path), bad)
    expect(await client.diagnostics(uriOf(b, path))).toHaveLength(1)
    client.notify('workspace/didChangeWorkspaceFolders', {event: {added: [], removed: [added]}})
    expect(await client.diagnostics(uriOf(b, path))).toEqual([])
  })
})

describe('packs', () => {
  const files = {
    [path]: good,
    'huntbook.config.yaml': 'packs: {team: pack}\nrules: {team/shout: error}\nbaseline: baseline.json\n',
    'baseline.json':
      '{"version": 1, "entries": [{"rule": "team/other", "path": "hunts/a/x.md", "fingerprint": "0123456789abcdef0123456789abcdef", "count": 1}]}\n',
    'pack/shout.mjs': `console.log('loaded')
process.stdout.write('also loaded')
export default {
  meta: {id: 'team/shout', description: 'shouts', severity: 'error', messages: {loud: 'Too loud.'}},
  create: context => ({notebook() { console.log('ran'); context.report({message: 'loud', at: 'file'}) }}),
}
`,
  }
  const text = good.replace('Text.', '<!-- huntbook: ignore-file[team/shout] -->\nText.')

  it('are loaded, print to standard error alone, and are loaded again when they change', async () => {
    const folder = folderOf(files)
    const client = clientOfProcess(folder)
    await client.initialize()
    const uri = uriOf(folder, path)
    client.open(uri, good)
    const found = await client.diagnostics(uri)
    expect(found.map(({code, message}) => `${code} ${message}`)).toEqual(['team/shout Too loud.'])
    writeFileSync(join(folder, 'pack/shout.mjs'), files['pack/shout.mjs'].replace('Too loud.', 'Far too loud.'))
    client.notify('workspace/didChangeWatchedFiles', {changes: []})
    expect((await client.diagnostics(uri)).map(({message}) => message)).toEqual(['Far too loud.'])
    rmSync(join(folder, 'pack/shout.mjs'))
    client.notify('workspace/didChangeWatchedFiles', {changes: []})
    expect(await client.diagnostics(uriOf(folder, 'huntbook.config.yaml'))).toMatchObject([{severity: 1}])
    expect(await client.shutdown()).toBe(0)
    expect(client.errors()).toContain('loaded')
  }, 30_000)

  it('are left alone where the editor does not trust the folder, and nothing is said against what names them', async () => {
    const {client, uri, folder} = await opened(files, {initializationOptions: {packs: false}})
    client.open(uri, text)
    expect(await client.diagnostics(uri)).toEqual([])
    expect(client.last(uriOf(folder, 'baseline.json'))).toBeUndefined()
  })
})
