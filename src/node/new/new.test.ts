import {cpSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {profiles} from '../../../rules/structure/profiles.ts'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {readerOf} from '../../formats/readers.ts'
import {huntOf} from '../../model/hunt.ts'
import type {Notebook} from '../../model/notebook.ts'
import {mapOf} from '../../model/value.ts'
import {lintFiles} from '../lint.ts'
import {newHunt} from './new.ts'
import type {NewOptions} from './options.ts'

const root = join(import.meta.dirname, '../../..')

const base = {
  title: 'Services that somebody stopped',
  description: 'Finds services that are stopped by accounts that do not administer them.',
  techniques: ['T1489'],
  dataSources: ['scwx.process'],
} satisfies Partial<NewOptions>

type Files = Readonly<Record<string, string>>

async function make(cwd: string, options: Partial<NewOptions> = {}) {
  const outcome = await newHunt({...base, cwd, ...options})
  const text = readFileSync(outcome.place.file, 'utf8')
  const notebook = readerOf(outcome.place.file, text)?.parse(text).notebook
  if (!notebook) throw new Error('Expected a notebook.')
  return {...outcome, text, notebook, path: outcome.place.path}
}

/** The rules that find something, but for placeholders. */
async function findings(cwd: string, rules: readonly string[] = []): Promise<string[]> {
  const {diagnostics} = await lintFiles({cwd, workers: 0, rules})
  return diagnostics.filter(({rule}) => rule !== 'meta/placeholder').map(({rule, message}) => `${rule} ${message}`)
}

const sources = (notebook: Notebook): string[] => notebook.cells.map(({source}) => source)

describe('a new hunt', () => {
  const cases = [...profiles.keys()].flatMap(profile =>
    ['recommended', 'strict'].flatMap(preset => (['myst', 'ipynb'] as const).map(to => [profile, preset, to] as const)),
  )
  it.each(cases)('of the profile %s, %s, as %s: is clean but for placeholders', async (profile, preset, to) => {
    const config = `extends: [huntbook:${preset}]\nrules: {structure/sections: {profile: ${profile}}}\n`
    const cwd = folderOf({'huntbook.config.yaml': config})
    const {notebook, placeholders, others} = await make(cwd, {to, team: 'mdr', tags: ['windows']})
    expect(others).toEqual([])
    expect(placeholders).toBeGreaterThan(0)
    expect(await findings(cwd)).toEqual([])
    const headings = sources(notebook).flatMap(source => /^## (.*)$/mu.exec(source)?.[1] ?? [])
    expect(headings).toEqual(profiles.get(profile)?.sections.map(({name}) => name))
    const tagged = notebook.cells.filter(({metadata}) => String(metadata.get('tags')) === 'analyst_input')
    expect(tagged).toHaveLength(profiles.get(profile)?.sections.filter(({analystInput}) => analystInput).length ?? 0)
    expect(sources(notebook).filter(source => source.startsWith('%%taegis'))).toHaveLength(1)
  })

  it.each(['SigninLogs', 'WinEventLog:Sysmon', 'proxy.http', 'qradar.offenses', 'dns.queries'])(
    'that reads %s fits the shipped catalog, with what check asks for',
    async source => {
      const cwd = folderOf()
      for (const name of ['huntbook.config.yaml', 'hunts']) cpSync(join(root, name), join(cwd, name), {recursive: true})
      const {others} = await make(cwd, {team: 'soc', dataSources: [source], tags: ['windows']})
      expect(others).toEqual([])
      expect((await lintFiles({cwd, checkGroups: true, workers: 0})).diagnostics.map(({rule}) => rule)).toEqual(
        Array.from({length: 3}, () => 'meta/placeholder'),
      )
    },
  )

  const teams = `packs: {mdr: rules/teams/mdr, cloud: rules/teams/cloud, ot: rules/teams/ot}
metadata: {vocabulary: data-sources.yaml}
overrides:
  - team: mdr
    metadata: {schema: rules/teams/mdr/schema.json}
    rules:
      export/tag-typo: {canonicalOnly: true}
      structure/sections: error
      structure/parameters: {severity: error, requiredNames: [TENANT_ID, REGION, INVESTIGATION_TITLE]}
  - team: cloud
    metadata: {schema: rules/teams/cloud/schema.json}
    rules:
      structure/kernelspec: {allow: [msticpy]}
      structure/sections: {profile: falconfriday}
      code/naive-time: error
      meta/data-source-drift: warning
  - team: ot
    metadata: {schema: rules/teams/ot/schema.json}
    rules: {attack/domain: {domains: [ics]}, structure/sections: {profile: lock}, code/headless: off, security/outputs: off}
`
  const vocabulary = `version: 1
data_sources:
  - {name: scwx.process, platform: taegis, query_names: [process]}
  - {name: scwx.auth, platform: taegis, query_names: [auth]}
  - {name: SigninLogs, platform: sentinel}
  - {name: AuditLogs, platform: sentinel}
  - {name: zeek.modbus, platform: zeek}
`
  it.each([
    ['mdr', ['scwx.process', 'scwx.auth'], 'T1489', ['service_tier']],
    ['cloud', ['SigninLogs', 'AuditLogs', 'scwx.auth'], 'T1078.004', ['connectors']],
    ['ot', ['zeek.modbus'], 'T0855', ['hypothesis', 'zone']],
  ])('of the team %s says which of its own keys are missing, and nothing else', async (team, dataSources, technique, keys) => {
    for (const to of ['myst', 'ipynb'] as const) {
      const cwd = folderOf({'huntbook.config.yaml': teams, 'data-sources.yaml': vocabulary})
      mkdirSync(join(cwd, 'rules'))
      cpSync(join(root, 'rules/teams'), join(cwd, 'rules/teams'), {recursive: true})
      const {others} = await make(cwd, {team, dataSources, techniques: [technique], to})
      expect(new Set(others.map(({rule}) => rule))).toEqual(new Set(['meta/schema']))
      for (const key of keys) expect(others.map(({message}) => message).join('\n')).toContain(`\`${key}\``)
    }
  })

  it('has an id of its own, the day, the state draft and the kernel of the configuration', async () => {
    const cwd = folderOf({'huntbook.config.yaml': 'new: {kernelspec: {name: ir, display_name: R, language: R}}\n'})
    const {notebook, text} = await make(cwd)
    const {fields} = huntOf(notebook)
    expect([...fields.keys()]).toEqual('id title description attack_technique_ids data_sources tags created status'.split(' '))
    expect(fields.get('id')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
    expect(text).toMatch(/^ {2}created: '\d{4}-\d\d-\d\d'\n {2}status: draft$/mu)
    expect(mapOf(notebook.metadata.get('kernelspec')).get('name')).toBe('ir')
    expect(text).toContain('query = "FROM process\\nEARLIEST=-7d"')
    expect(await findings(cwd)).toEqual([])
  })
  it('is the notebook half where notebooks are the source', async () => {
    const cwd = folderOf({'huntbook.config.yaml': 'pairs: {mode: ipynb}\n'})
    const {path, text} = await make(cwd)
    expect(path).toBe('services-that-somebody-stopped.ipynb')
    expect(JSON.parse(text)).toMatchObject({nbformat: 4, nbformat_minor: 5})
    expect(await findings(cwd, ['format/*', 'pair/*'])).toEqual([])
  })
  it.each([
    [{team: 'mdr'}, 'hunts/mdr/x-y.md'],
    [{}, 'catalog/x-y.md'],
    [{to: 'ipynb'}, 'catalog/x-y.ipynb'],
    [{out: 'catalog/a/'}, 'catalog/a/x-y.md'],
    [{out: 'there'}, 'there/x-y.md'],
    [{out: 'catalog/Z.IPYNB'}, 'catalog/Z.IPYNB'],
    [{title: '../../x'}, 'catalog/x.md'],
    [{title: '..'}, 'catalog/hunt-8d0f3a52.md'],
    [{title: '👍 🕵️'}, 'catalog/hunt-8d0f3a52.md'],
    [{title: 'CON'}, 'catalog/hunt-con.md'],
    [{title: 'Index'}, 'catalog/hunt-index.md'],
    [{title: '-rf'}, 'catalog/rf.md'],
    [{title: '\u202eevil\u202c'}, 'catalog/evil.md'],
    [{title: 'C:\\Windows\\x'}, 'catalog/c-windows-x.md'],
  ] as const)('%j goes to %s', async (options, path) => {
    const cwd = folderOf({'huntbook.config.yaml': "files: ['catalog/**', 'hunts/**']\n", 'there/x': ''})
    const made = await make(cwd, {title: 'X & Y', id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90', ...options})
    expect(made.path).toBe(path)
    expect(Object.keys(filesIn(cwd)).toSorted()).toEqual(['huntbook.config.yaml', 'there/x', path].toSorted())
  })
  it('cuts the name of a long title between words', async () => {
    const {place} = await make(folderOf(), {title: 'word '.repeat(60).trim()})
    expect(place.slug).toBe(Array.from({length: 12}, () => 'word').join('-'))
  })
  it('goes outside the root only where --out says so, and then says so', async () => {
    const [cwd, other] = [folderOf({'huntbook.config.yaml': '{}\n'}), folderOf()]
    const {place} = await make(cwd, {out: join(other, 'x.md')})
    expect(place).toMatchObject({isInside: false, file: join(other, 'x.md')})
    expect(Object.keys(filesIn(cwd))).toEqual(['huntbook.config.yaml'])
  })
  it('asks a person for what every hunt says', async () => {
    const asked: string[] = []
    const answers = [' Finds services that somebody stopped. ', 't1489, T1059.001', 'scwx.process,  x y ,']
    const ask = async (question: string) => answers[asked.push(question) - 1]
    const {notebook} = await make(folderOf(), {description: '', techniques: [], dataSources: [], ask})
    expect(asked).toHaveLength(3)
    const {description, techniques, dataSources} = huntOf(notebook)
    expect(description?.text).toBe('Finds services that somebody stopped.')
    expect(techniques.map(({text}) => text)).toEqual(['T1489', 'T1059.001'])
    expect(dataSources.map(({text}) => text)).toEqual(['scwx.process', 'x y'])
    await expect(make(folderOf(), {techniques: [], ask: async () => undefined})).rejects.toThrow(
      'Expected --technique: every hunt says that.',
    )
  })
  it('takes what the configuration says where the options say nothing', async () => {
    const config = 'new: {team: mdr, to: ipynb, technique: [T1489], dataSource: [scwx.process], tag: [windows]}\n'
    const {path, notebook} = await make(folderOf({'huntbook.config.yaml': config}), {techniques: [], dataSources: [], tags: ['x']})
    expect(path).toBe('hunts/mdr/services-that-somebody-stopped.ipynb')
    expect(huntOf(notebook)).toMatchObject({techniques: [{text: 'T1489'}], dataSources: [{text: 'scwx.process'}], tags: [{text: 'x'}]})
  })
})

describe('a new hunt is refused', () => {
  const other = `---\nhunting:\n  id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90\n  title: ${base.title}\n---\n\n# ${base.title}\n`
  const ledger = 'retired: [{id: 9d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90, retired: "2025-01-01", reason: old}]\n'
  const files: Files = {
    'huntbook.config.yaml': 'metadata: {vocabulary: data-sources.yaml, retired: retired.yaml}\n',
    'data-sources.yaml': 'version: 1\ndata_sources: [{name: scwx.process, aliases: [taegis.process]}]\n',
    'retired.yaml': ledger,
    'hunts/a/other.md': other,
    'hunts/a/half.ipynb': '{}',
  }
  it.each<readonly [Partial<NewOptions>, RegExp]>([
    [{title: 'other', team: 'a'}, /^`hunts\/a\/other\.md` exists already; it was left as it is\.$/u],
    [{title: 'half', team: 'a'}, /^`hunts\/a\/half\.ipynb` exists already, and `hunts\/a\/half\.md` would be the same notebook\.$/u],
    [{id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'}, /^The id is also used by `hunts\/a\/other\.md`\.$/u],
    [{id: '9d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'}, /retired/u],
    [{id: '8D0F3A52-7C1E-4B6A-9A55-0B7F1F6B2C90'}, /^Expected --id to be a UUID of version 4 in lower case/u],
    [{id: '8d0f3a52-7c1e-1b6a-9a55-0b7f1f6b2c90'}, /^Expected --id to be a UUID/u],
    [{team: '../x'}, /^Expected --team to be the name of one folder, got `\.\.\/x`\.$/u],
    [{team: '.git'}, /^Expected --team/u],
    [{template: '../../etc/passwd'}, /^Expected --template to be the name of a template, without a folder/u],
    [{template: 'nosuch'}, /^Expected the name of a template in `templates`, got `nosuch`\.$/u],
    [{out: '.git/hooks/x.md'}, /^Unexpected folder of git/u],
    [{out: 'x.txt'}, /^Expected --out to be a folder, or a file that ends in \.md or \.ipynb, got `x\.txt`\.$/u],
    [{out: 'x.md', to: 'ipynb'}, /^Expected --out to end as --to ipynb asks for/u],
    [{title: ' '}, /^Expected the title of the hunt, got a blank one\.$/u],
    [{title: 'a\0b'}, /^Unexpected control character in the title/u],
    [{title: 'a\ud800b'}, /^Unexpected control character in the title/u],
    [{tags: ['a\u001bb']}, /^Unexpected control character in --tag/u],
    [{description: ''}, /^Expected --description: every hunt says that\.$/u],
    [{techniques: [], dataSources: []}, /^Expected --technique, --data-source: every hunt says that\.$/u],
    [{techniques: ['T1574.002']}, /got `T1574\.002`, which was revoked in favour of `T1574\.001`/u],
    [{techniques: ['T1064']}, /got `T1064`, which is deprecated\.$/u],
    [{techniques: ['T1999']}, /such as `T1059\.001`, got `T1999`\.$/u],
    [{techniques: ['service stop']}, /got `SERVICE STOP`\.$/u],
    [{techniques: ['T0855']}, /`T0855` belongs to the ics matrix/u],
    [{techniques: ['T1059', 'T1059.001']}, /`T1059` is implied by `T1059\.001`/u],
    [{dataSources: ['taegis.process']}, /^Unknown data source `taegis\.process`; use `scwx\.process`\.$/u],
    [{dataSources: [' ']}, /^Expected --data-source to be a text, got ` *`\.$/u],
    [{tags: ['Two Words']}, /^Tag `Two Words` does not match/u],
    [{tags: ['t1059']}, /^Tag `t1059` is an ATT&CK id/u],
    [{params: ['x']}, /^Expected --param to be NAME=VALUE, got `x`\.$/u],
  ])('%j', async (options, message) => {
    const cwd = folderOf(files)
    const before = filesIn(cwd)
    await expect(make(cwd, options)).rejects.toThrow(message)
    expect(filesIn(cwd)).toEqual(before)
  })
  it('with a hint that can be copied', async () => {
    const refused = (options: Partial<NewOptions>) => make(folderOf(files), options)
    await expect(refused({techniques: ['T1574.002']})).rejects.toMatchObject({hint: '--technique T1574.001'})
    await expect(refused({techniques: ['service stop']})).rejects.toMatchObject({hint: 'did you mean `T1489` Service Stop?'})
    await expect(refused({techniques: ['T1999']})).rejects.toMatchObject({hint: 'did you mean `T1199` Trusted Relationship?'})
  })
  it('but for the title of another hunt, which is a note', async () => {
    const {others} = await make(folderOf(files))
    expect(others.map(({message}) => message)).toEqual(['Title is also used by `hunts/a/other.md`.'])
  })
})
