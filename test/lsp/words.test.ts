import {describe, expect, it} from 'vitest'
import {type Range, TextDocument} from 'vscode-languageserver-textdocument'
import {another, good} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {code, ipynb} from '../support/hunt.ts'
import {type Client, clientOf, uriOf} from '../support/lsp-client.ts'

const vocabulary = `data_sources:
- {name: scwx.process, platform: taegis, description: 'Starts of <processes>.', aliases: [Processes]}
- {name: scwx.old, deprecated: true, replaced_by: scwx.process}
`
const config = 'metadata: {vocabulary: data-sources.yaml}\nexport: {knownTags: [night-shift]}\n'

interface Item {
  readonly label: string
  readonly filterText: string
  readonly textEdit: {
    readonly newText: string
    readonly range: Range
  }
}

interface Editor {
  readonly client: Client
  /** At the mark `|` of a text. */
  readonly hover: (marked: string, name?: string) => Promise<string | undefined>
  readonly complete: (marked: string, name?: string) => Promise<readonly Item[]>
}

async function editorOf(params: object = {}, files: Record<string, string> = {}): Promise<Editor> {
  const folder = folderOf({
    'huntbook.config.yaml': config,
    'data-sources.yaml': vocabulary,
    'hunts/a/y.md': another(good).replace('tags: []', 'tags: [windows, services]'),
    ...files,
  })
  const client = clientOf(folder)
  await client.initialize(params)
  let version = 0
  const ask = async (method: string, marked: string, name: string): Promise<unknown> => {
    const offset = marked.indexOf('|')
    const text = marked.replace('|', '')
    const before = marked.slice(0, offset).split('\n')
    const uri = uriOf(folder, name)
    version++
    client.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version, text}})
    await client.diagnostics(uri)
    return client.request(`textDocument/${method}`, {
      textDocument: {uri},
      position: {line: before.length - 1, character: before.at(-1)?.length ?? 0},
    })
  }
  return {
    client,
    hover: async (marked, name = 'hunts/a/x.md') =>
      ((await ask('hover', marked, name)) as {contents: {value: string}} | null)?.contents.value,
    complete: async (marked, name = 'hunts/a/x.md') => ((await ask('completion', marked, name)) as {items: Item[]}).items,
  }
}

const header = (lines: string): string => `---\nhunting:\n${lines}`
const labels = (items: readonly Item[]): string[] => items.map(({label}) => label)

describe('hover', () => {
  it('explains techniques and tactics, wherever they stand', async () => {
    const {hover} = await editorOf()
    expect(await hover(header('  attack_technique_ids: [T1059.0|01'))).toMatch(
      /^\*\*T1059\.001 Command and Scripting Interpreter: PowerShell\*\*\n\nSub-technique of T1059\.\n\nTactics: Execution\.\n\nEnterprise\. ATT&#38;CK \d/u,
    )
    expect(await hover(header('  attack_technique_ids:\n    - |T1086\n'))).toContain(
      '**Revoked: T1059.001 Command and Scripting Interpreter: PowerShell replaces it.**',
    )
    expect(await hover('See T1489|, and more.')).toContain('T1489 Service Stop')
    expect(await hover('Of TA00|06:')).toMatch(/TA0006 Credential Access/u)
    expect(await hover('Nothing of XT1489|.')).toBeUndefined()
    expect(await hover('T9999|')).toBeUndefined()
  })

  it('explains data sources by all their names, and shows what a file says as text', async () => {
    const {hover} = await editorOf()
    const found = await hover(header('  data_sources:\n  - proc|esses\n'))
    expect(found).toBe('**scwx.process** (taegis)\n\nStarts of &#60;processes&#62;.\n\nAlso written `Processes`.')
    expect(await hover(header('  data_sources: ["scwx.o|ld"]\n'))).toBe('**scwx.old**\n\n**Deprecated**: `scwx.process` replaces it.')
    expect(await hover(header('  data_sources: [sc|wx.none]\n'))).toBeUndefined()
  })

  it('explains tags of cells, keys of the block, and rules', async () => {
    const {hover} = await editorOf()
    expect(await hover('```{code-cell} ipython3\n:tags: [remove_|output]\n')).toContain('An export leaves out, of code cells: all outputs.')
    expect(await hover('+++ {"tags": ["hide-c|ell"]}\n')).toContain('The same as `hide_cell`.')
    expect(await hover('```{code-cell} ipython3\n---\ntags:\n- night-|shift\n')).toContain('A tag of the team.')
    expect(await hover(header('  hypo|thesis: x\n'))).toContain('The statement that the hunt confirms or refutes.')
    expect(await hover('x  # huntbook: ignore[security/se|cret] -- x\n')).toMatch(/^\*\*security\/secret\*\*\n\nThis rule /u)
    expect(await hover('<!-- huntbook: ignore-file[parse/*, parse/js|on] -->')).toContain('parse/json')
    expect(await hover('rules:\n  attack/for|mat: off\n', 'huntbook.config.yaml')).toContain('`huntbook explain attack/format` says more.')
    expect(await hover('rules: {attack/for|mat: off}\n', 'huntbook.config.yaml')).toContain('attack/format')
  })

  it('is plain where the editor shows no Markdown', async () => {
    const {hover} = await editorOf({capabilities: {textDocument: {hover: {contentFormat: ['plaintext']}}}})
    expect(await hover('T1489|')).toMatch(/^T1489 Service Stop\n\n/u)
  })

  it('works in the JSON of a notebook and in its cells', async () => {
    const {hover, client} = await editorOf()
    const text = ipynb({data_sources: ['scwx.process'], attack_technique_ids: ['T1489']}, [code('x', {tags: ['remove_cell']})])
    expect(await hover(text.replace('scwx', 'sc|wx'), 'hunts/a/x.ipynb')).toContain('(taegis)')
    expect(await hover(text.replace('remove_cell', 'remove|_cell'), 'hunts/a/x.ipynb')).toContain('the whole cell')
    const [cell] = client.openNotebook('file:///nowhere/x.ipynb', [{kind: 2, text: 'a = "T1489"'}])
    const found = await client.request('textDocument/hover', {textDocument: {uri: cell}, position: {line: 0, character: 7}})
    expect(found).toMatchObject({
      contents: {value: expect.stringContaining('Service Stop')},
      range: {start: {character: 5}, end: {character: 10}},
    })
  })
})

describe('completion', () => {
  it('offers techniques by id and by name', async () => {
    const {complete} = await editorOf()
    const byId = await complete(header('  attack_technique_ids: [T1489, T1059.00|'))
    expect(labels(byId)).toContain('T1059.001')
    expect(byId[0]).toMatchObject({
      filterText: 'T1059.00 T1059.001',
      textEdit: {newText: 'T1059.001', range: {start: {character: 32}, end: {character: 40}}},
    })
    expect(labels(await complete(header('  attack_technique_ids:\n  - powersh|\n')))).toContain('T1059.001')
    expect(labels(await complete(header('  attack_technique_ids:\n  - |\n')))).toHaveLength(200)
    expect(labels(await complete(header('  attack_technique_ids: [\n    T1489,\n    service st|\n')))).toContain('T1489')
    expect(labels(await complete('In prose T148|'))).toContain('T1489')
    expect(labels(await complete(header('  attack_technique_ids: [T1086|')))).toEqual([])
  })

  it('replaces what is behind the cursor too', async () => {
    const {complete} = await editorOf()
    const [first] = await complete(header('  attack_technique_ids: [T14|89, T1059]'))
    expect(first?.textEdit.range).toMatchObject({start: {character: 25}, end: {character: 30}})
  })

  it('offers data sources of the vocabulary, but no deprecated ones', async () => {
    const {complete} = await editorOf()
    expect(labels(await complete(header('  data_sources: [|]\n')))).toEqual(['scwx.process'])
    expect(labels(await complete(header('  data_sources:\n    - proc|\n')))).toEqual(['scwx.process'])
  })

  it.each([
    ['[prod] Sysmon', '- prod|', "- '[prod] Sysmon'"],
    ['Logon, interactive', '[Logon|]', "['Logon, interactive']"],
    ['Event: 4688', '- Event|', "- 'Event: 4688'"],
    ['Event: 4688', '[x, Event|]', "[x, 'Event: 4688']"],
    ['no', '[no|]', "['no']"],
    ['"the" host\'s', '- host|', "- '\"the\" host''s'"],
    ['"the" host\'s', "- 'hos|'", "- '\"the\" host''s'"],
    ['"the" host\'s', '["hos|", x]', '["\\"the\\" host\'s", x]'],
    ['Logon, interactive', '["Logon, inter|active"]', '["Logon, interactive"]'],
    ['Logon, interactive', "- 'Logon, inter|active'", "- 'Logon, interactive'"],
    ['Logon, interactive', '[\n    x,\n    "Logon, inter|"]', '[\n    x,\n    "Logon, interactive"]'],
    ['plain', '- pl|', '- plain'],
  ])('writes %s so that YAML reads it back, at %s', async (name, marked, expected) => {
    const names = JSON.stringify({data_sources: [{name}]})
    const {complete} = await editorOf({}, {'data-sources.yaml': names})
    const list = (value: string): string => header(`  data_sources:${value.startsWith('-') ? '\n  ' : ' '}${value}\n`)
    const [item] = await complete(list(marked))
    const document = TextDocument.create('', '', 1, list(marked.replace('|', '')))
    expect(item && TextDocument.applyEdits(document, [item.textEdit])).toBe(list(expected))
  })

  it('offers tags: those of other hunts in the block, those of exports in cells', async () => {
    const {complete} = await editorOf()
    expect(labels(await complete(header('  tags: [win|]\n')))).toEqual(['windows'])
    expect(labels(await complete('```{code-cell} ipython3\n:tags: [remove_c|\n'))).toEqual(['remove_cell'])
    expect(labels(await complete('```{code-cell} ipython3\n:tags: [night|\n'))).toEqual(['night-shift'])
  })

  it('offers keys of the block and no others', async () => {
    const {complete} = await editorOf()
    const found = await complete(header('  title: x\n  hyp|\n'))
    expect(found.map(({textEdit}) => textEdit.newText)).toEqual(['hypothesis: '])
    expect((await complete(header('  hyp|: x\n'))).map(({textEdit}) => textEdit.newText)).toEqual(['hypothesis'])
    expect(labels(await complete('---\nhyp|\n'))).toEqual([])
    expect(labels(await complete('---\nhunting:\n  title: x\nhyp|\n'))).toEqual([])
  })

  it('offers no key that the block has already', async () => {
    const {complete} = await editorOf()
    const found = labels(
      await complete(header('  title: x\n\n# id: x\n  |\n  tags:\n  - id: 5\n  params:\n    created: x\n  "status": x\nauthors: x\n---\n')),
    )
    expect(found).toEqual(expect.arrayContaining(['id', 'hypothesis', 'created', 'authors']))
    expect(found.filter(key => ['title', 'tags', 'params', 'status'].includes(key))).toEqual([])
    expect(labels(await complete(header('  title: x\n  tit|le: x\n')))).not.toContain('title')
    expect(labels(await complete(header('  tit|le: x\n')))).toEqual(['title'])
    expect(labels(await complete(ipynb({title: 'x', tags: ['a']}, []).replace('"tags"', '"t|": "",\n   "tags"'), 'x.ipynb'))).not.toContain(
      'title',
    )
  })

  it('offers keys of the team', async () => {
    const schema = '{"properties": {"ticket": {"type": "string"}}}'
    const own = 'metadata: {schema: team.json, aliases: {techniques: attack_technique_ids}}\n'
    const {complete} = await editorOf({}, {'team.json': schema, 'huntbook.config.yaml': own})
    expect(labels(await complete(header('  tick|\n')))).toEqual(['ticket'])
    expect(labels(await complete(header('  techniques: [T1489|\n')))).toEqual(['T1489'])
  })

  it('offers rules in suppressions and in the configuration', async () => {
    const {complete} = await editorOf()
    expect(labels(await complete('x  # huntbook: ignore[attack/format, security/sec|'))).toEqual(['security/secret'])
    expect(labels(await complete('<!-- huntbook: ignore-cell[security|'))).toContain('security/*')
    expect(labels(await complete('```{code-cell} ipython3\n:tags: [huntbook-ignore:security/sec|]'))).toEqual(['security/secret'])
    expect(labels(await complete('rules:\n  attack/form|', 'huntbook.config.yaml'))).toEqual(['attack/format'])
    expect(labels(await complete('rules: {meta/*: off, attack/form|', 'huntbook.config.yaml'))).toEqual(['attack/format'])
    expect(labels(await complete('overrides:\n- team: x\n  rules:\n    attack/form|: off', 'huntbook.config.yaml'))).toEqual([
      'attack/format',
    ])
    expect(labels(await complete('files: [attack|', 'huntbook.config.yaml'))).toEqual([])
  })

  it('has nothing to say elsewhere', async () => {
    const {complete} = await editorOf()
    for (const text of ['|', 'Words and more wor|', '```{code-cell} ipython3\ntags = [rem|', header('  title: T|'), '# huntbook: |'])
      expect([text, ...labels(await complete(text))]).toEqual([text])
  })
})
