import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {bad, good} from '../support/cli-cases/case.ts'
import {filesIn, folderOf} from '../support/folder.ts'
import {code, ipynb, markdown} from '../support/hunt.ts'
import {type Client, cellsOf, clientOf, uriOf} from '../support/lsp-client.ts'

interface Action {
  readonly title: string
  readonly kind: string
  readonly isPreferred?: boolean
  readonly diagnostics?: readonly {readonly code: string}[]
  readonly edit: {
    readonly documentChanges: readonly {readonly textDocument: {readonly uri: string; readonly version: number}; readonly edits: never[]}[]
  }
}

const path = 'hunts/a/x.md'
const token = `ghp_${'a1B2'.repeat(9)}`
const all = {start: {line: 0, character: 0}, end: {line: 9999, character: 0}}

async function actionsOf(client: Client, uri: string, {range = all, only}: {range?: object; only?: string[]} = {}): Promise<Action[]> {
  return client.request('textDocument/codeAction', {textDocument: {uri}, range, context: {diagnostics: [], ...(only && {only})}})
}

/** What an editor makes of an action: the text of each document that it changes. */
function applied(action: Action | undefined, texts: Readonly<Record<string, string>>): Record<string, string> {
  const changes = action?.edit.documentChanges ?? []
  return Object.fromEntries(
    changes.map(({textDocument: {uri, version}, edits}) => [
      uri,
      TextDocument.applyEdits(TextDocument.create(uri, '', version, texts[uri] ?? ''), edits),
    ]),
  )
}

async function opened(
  text: string,
  config = '',
): Promise<{client: Client; uri: string; folder: string; outcome: (title: RegExp, at?: object) => Promise<string | undefined>}> {
  const folder = folderOf({[path]: text, 'huntbook.config.yaml': config || '{}\n'})
  const client = clientOf(folder)
  await client.initialize()
  const uri = uriOf(folder, path)
  client.open(uri, text)
  const outcome = async (title: RegExp, range: object = all): Promise<string | undefined> => {
    const found = (await actionsOf(client, uri, {range})).find(action => title.test(action.title))
    return found && applied(found, {[uri]: text})[uri]
  }
  return {client, uri, folder, outcome}
}

describe('code actions', () => {
  it('fix a finding, and say which version of the text they are for', async () => {
    const {client, uri, folder} = await opened(bad)
    const before = filesIn(folder)
    const [fix] = await actionsOf(client, uri)
    expect(fix).toMatchObject({
      title: 'Replace it with `T1489` (attack/format)',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{code: 'attack/format'}],
      edit: {documentChanges: [{textDocument: {uri, version: 1}}]},
    })
    expect(applied(fix, {[uri]: bad})[uri]).toBe(good)
    expect(filesIn(folder)).toEqual(before)
  })

  it('are for the range that is asked for, and for the text as it is now', async () => {
    const {client, uri} = await opened(bad)
    expect(await actionsOf(client, uri, {range: {start: {line: 20, character: 0}, end: {line: 20, character: 0}}})).toEqual([])
    client.change(uri, 2, `${bad}\nMore.\n`)
    const [fix] = await actionsOf(client, uri)
    expect(fix?.edit.documentChanges[0]?.textDocument.version).toBe(2)
    expect(await actionsOf(client, uri, {only: ['refactor']})).toEqual([])
  })

  it('are for the version that they name, whatever is typed meanwhile', async () => {
    const {client, uri} = await opened(bad)
    const texts = new Map([[2, `${bad}\nMore.\n`]])
    for (let version = 3; version < 20; version += 2) {
      texts.set(version, bad.replace('t1489', `t14${version + 60}`))
      texts.set(version + 1, `${bad}\nMore ${version}.\n`)
      client.change(uri, version - 1, texts.get(version - 1) ?? '')
      const asked = actionsOf(client, uri)
      client.change(uri, version, texts.get(version) ?? '')
      const [fix] = await asked
      const at = fix?.edit.documentChanges[0]?.textDocument.version ?? 0
      const before = texts.get(at) ?? ''
      expect(applied(fix, {[uri]: before})[uri]).toBe(before.replace(/t(14\d\d)/u, 'T$1'))
    }
  })

  it('call what is unsafe so, and do not prefer it', async () => {
    const {client, uri} = await opened(good.replace('id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90', 'id: x'))
    const [unsafe] = await actionsOf(client, uri)
    expect(unsafe).toMatchObject({
      title: expect.stringMatching(/^Replace it with `[\da-f-]{36}` \(meta\/id-format, unsafe: look at what it changes\)$/u),
      isPreferred: false,
    })
    expect(await actionsOf(client, uri, {only: ['source.fixAll']})).toEqual([])
  })

  it('apply all safe fixes, to the end', async () => {
    const text = bad.replace('[t1489]', '[t1489, T1489, t1490]').replaceAll('\n', '\r\n')
    const {client, uri} = await opened(text)
    const [fix, ...others] = await actionsOf(client, uri, {only: ['source.fixAll']})
    expect([fix?.kind, others]).toEqual(['source.fixAll.huntbook', []])
    const {documentChanges} = fix?.edit ?? {documentChanges: []}
    expect(documentChanges[0]?.edits).toHaveLength(1)
    expect(applied(fix, {[uri]: text})[uri]).toBe(bad.replace('[t1489]', '[T1489, T1490]').replaceAll('\n', '\r\n'))
    expect((await actionsOf(client, uri, {only: ['source']})).map(({kind}) => kind)).toEqual(['source.fixAll.huntbook'])
    client.change(uri, 2, good)
    expect(await actionsOf(client, uri, {only: ['source.fixAll.huntbook']})).toEqual([])
  })
})

describe('"Ignore here"', () => {
  const cell = (source: string): string => good.replace('Text.', `Text.\n\n\`\`\`{code-cell} ipython3\n${source}\n\`\`\``)
  const comment = '# huntbook: ignore[security/secret] -- '

  it.each([
    ['above a line of code', `if x:\n    a = "${token}"`, `if x:\n    ${comment}\n    a = "${token}"`],
    ['behind a line that continues another', `a = 1 + \\\n  f("${token}")`, `a = 1 + \\\n  f("${token}")  ${comment}`],
  ])('writes a comment %s', async (_, source, expected) => {
    const {outcome, client, uri} = await opened(cell(source))
    const text = (await outcome(/^Ignore here: security\/secret$/u)) ?? ''
    expect(text).toBe(cell(expected))
    client.change(uri, 2, text)
    await actionsOf(client, uri)
    expect(client.last(uri)?.map(({code: rule}) => rule)).toEqual(['structure/parameters'])
  })

  it('writes one for the cell where a line cannot hold one', async () => {
    const {outcome} = await opened(cell(`a = """\n${token}\n"""`))
    expect(await outcome(/^Ignore here/u)).toBeUndefined()
    expect(await outcome(/^Ignore in this cell/u)).toBe(cell(`# huntbook: ignore-cell[security/secret] -- \na = """\n${token}\n"""`))
  })

  it('writes a comment of HTML into Markdown, between blocks', async () => {
    const {outcome} = await opened(good.replace('Text.', token))
    expect(await outcome(/^Ignore here/u)).toBe(good.replace('Text.', `<!-- huntbook: ignore[security/secret] --  -->\n${token}`))
    const {outcome: inside} = await opened(good.replace('Text.', `Text\n${token}`))
    expect(await inside(/^Ignore here/u)).toBeUndefined()
    expect(await inside(/^Ignore in this cell/u)).toContain('<!-- huntbook: ignore-cell[security/secret] --  -->')
  })

  it('writes one for the notebook where the header is meant, and keeps line ends', async () => {
    const text = bad.replaceAll('\n', '\r\n')
    const {outcome, client, uri} = await opened(text)
    const ignored = (await outcome(/^Ignore in this notebook: attack\/format$/u)) ?? ''
    expect(ignored).toContain('\r\n<!-- huntbook: ignore-file[attack/format] --  -->')
    expect(ignored.replaceAll('\r\n', '')).not.toContain('\n')
    client.change(uri, 2, ignored)
    await actionsOf(client, uri)
    expect(client.last(uri)).toEqual([])
  })

  const rules = ['security/secret', 'security/outputs', 'attack/format', 'export/tag-typo', 'structure/sections']
  const config = `extends: []\nrules: {${rules.map(rule => `${rule}: error`).join(', ')}}\n`
  const streams = [{output_type: 'stream', name: 'stdout', text: ['x']}]
  const cells = [
    markdown(`Text ${token}`),
    code('first()\nsecond()', {outputs: streams, tags: ['remove_cel']}),
    code(`%%time\na = "${token}"`, {outputs: streams}),
    code('', {outputs: streams}),
  ]

  it.each([
    ['x.ipynb', ipynb({attack_technique_ids: ['t1489']}, cells)],
    ['x.md', bad.replace('Text.', `${token}\n\n\`\`\`{code-cell} ipython3\n:tags: [remove_cel]\na = "${token}"\n\`\`\``)],
  ])('hides the finding that it is offered for, each one of %s', async (name, text) => {
    const folder = folderOf({[name]: text, 'huntbook.config.yaml': config})
    const client = clientOf(folder)
    await client.initialize()
    const uri = uriOf(folder, name)
    client.open(uri, text, name.endsWith('.md') ? 'markdown' : 'json')
    const ignores = (await actionsOf(client, uri)).filter(({title}) => title.startsWith('Ignore'))
    expect(ignores.length).toBeGreaterThan(3)
    const before = (client.last(uri) ?? []).map(({code: rule}) => rule)
    for (const [index, action] of ignores.entries()) {
      client.change(uri, index + 2, applied(action, {[uri]: text})[uri] ?? '')
      await actionsOf(client, uri)
      const after = (client.last(uri) ?? []).map(({code: rule}) => rule)
      const {code: ignored = ''} = action.diagnostics?.[0] ?? {}
      expect([action.title, after.includes('suppress/unused')]).toEqual([action.title, false])
      expect(after.filter(rule => rule === ignored).length).toBeLessThan(before.filter(rule => rule === ignored).length)
    }
  })

  it('is offered once for all findings that it hides', async () => {
    const {client, uri} = await opened(good.replace(/## [\s\S]*/u, ''), 'extends: []\nrules: {structure/sections: error}\n')
    const actions = await actionsOf(client, uri)
    const ignores = actions.filter(({title}) => title.startsWith('Ignore'))
    expect(ignores.map(({title}) => title)).toEqual(['Ignore in this notebook: structure/sections'])
    expect(ignores[0]?.diagnostics).toHaveLength(client.last(uri)?.length ?? 0)
    expect(client.last(uri)?.length).toBeGreaterThan(1)
  })

  it('is not offered for what cannot be suppressed', async () => {
    const {client, uri} = await opened('---\nhunting:\n  id: [\n---\n')
    expect(await actionsOf(client, uri)).toEqual([])
    expect(client.last(uri)?.length).toBeGreaterThan(0)
  })
})

describe('code actions of a notebook', () => {
  const config = 'extends: []\nrules: {security/secret: error, attack/format: error, export/tag-typo: error, security/tls-off: error}\n'
  const text = ipynb({attack_technique_ids: ['t1489']}, [
    markdown('# Title'),
    code(`import requests\nrequests.get("https://x.example", verify=False)  # huntbook: ignore[security/secret]\na = "👍 ${token}"\n`),
    code('x', {tags: ['remove_cel']}),
  ])

  async function openedNotebook(): Promise<{client: Client; cells: readonly string[]; texts: Record<string, string>}> {
    const file = 'hunts/a/x.ipynb'
    const folder = folderOf({[file]: text, 'huntbook.config.yaml': config})
    const client = clientOf(folder)
    await client.initialize()
    const shown = cellsOf(text)
    const cells = client.openNotebook(uriOf(folder, file), shown)
    return {client, cells, texts: Object.fromEntries(cells.map((cell, index) => [cell, shown[index]?.text ?? '']))}
  }

  it('change the documents of its cells', async () => {
    const {client, cells, texts} = await openedNotebook()
    const [, uri = ''] = cells
    const actions = await actionsOf(client, uri)
    const ignore = actions.find(({title}) => title === 'Ignore here: security/secret')
    expect(applied(ignore, texts)).toEqual({[uri]: texts[uri]?.replace('a = ', '# huntbook: ignore[security/secret] -- \na = ')})
    const unused = actions.find(({isPreferred}) => isPreferred)
    expect(applied(unused, texts)).toEqual({[uri]: texts[uri]?.replace('  # huntbook: ignore[security/secret]', '')})
  })

  it('leave metadata alone, which editors cannot be asked to change', async () => {
    const {client, cells} = await openedNotebook()
    expect((await actionsOf(client, cells[0] ?? '')).map(({title}) => title)).toEqual(['Ignore in this notebook: attack/format'])
    expect((await actionsOf(client, cells[2] ?? '')).map(({title}) => title)).toEqual(['Ignore in this cell: export/tag-typo'])
  })

  it('apply all safe fixes to its cells', async () => {
    const {client, cells, texts} = await openedNotebook()
    const [, uri = ''] = cells
    const [fix] = await actionsOf(client, uri, {only: ['source.fixAll']})
    expect(applied(fix, texts)).toEqual({[uri]: texts[uri]?.replace('  # huntbook: ignore[security/secret]', '')})
  })

  it('of one that is open as a text change its JSON', async () => {
    const file = 'hunts/a/x.ipynb'
    const folder = folderOf({[file]: text, 'huntbook.config.yaml': config})
    const client = clientOf(folder)
    await client.initialize()
    const uri = uriOf(folder, file)
    client.open(uri, text, 'json')
    const fix = (await actionsOf(client, uri)).find(({title}) => title.startsWith('Replace it with `T1489`'))
    expect(applied(fix, {[uri]: text})[uri]).toBe(text.replace('t1489', 'T1489'))
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text)
  })
})
