import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {repositoryOf} from '../../../test/support/repository.ts'
import {readers} from '../../formats/readers.ts'
import {huntOf} from '../../model/hunt.ts'
import {toPlain} from '../../model/value.ts'
import {newHunt} from './new.ts'
import type {NewOptions} from './options.ts'

const given = {
  title: 'Stopped services',
  description: 'Finds services that somebody stopped.',
  techniques: ['T1489'],
  dataSources: ['x'],
  id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
} satisfies Partial<NewOptions>

async function write(cwd: string, options: Partial<NewOptions> = {}): Promise<string> {
  return readFileSync((await newHunt({...given, cwd, ...options})).place.file, 'utf8')
}

const make = (template: string, options: Partial<NewOptions> = {}) => write(folderOf({'templates/default.md': template}), options)

async function blockOf(template: string, options: Partial<NewOptions> = {}): Promise<unknown> {
  const {notebook} = readers.myst.parse(await make(template, options))
  return notebook && toPlain(huntOf(notebook).json)
}

const whole = {
  id: given.id,
  title: given.title,
  description: given.description,
  attack_technique_ids: ['T1489'],
  data_sources: ['x'],
  tags: [],
  created: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
  status: 'draft',
}

describe('a template', () => {
  it.each<readonly [Partial<NewOptions>, string]>([
    [{}, 'all'],
    [{team: 'ot'}, 'all'],
    [{team: 'mdr'}, 'mdr'],
    [{team: 'mdr', template: 'short'}, 'mdr short'],
    [{team: 'ot', template: 'short'}, 'short'],
    [{team: 'ot', template: 'default'}, 'all'],
  ])('is the one of %j', async (options, title) => {
    const cwd = folderOf({
      'huntbook.config.yaml': 'new: {templates: config/hunts}\n',
      'config/hunts/default.md': '# all\n',
      'config/hunts/short.md': '# short\n',
      'config/hunts/mdr/default.md': '# mdr\n',
      'config/hunts/mdr/short.md': '# mdr short\n',
    })
    expect(await write(cwd, options)).toMatch(new RegExp(`\\n# ${title}\\n$`, 'u'))
  })
  it('gets the block that it lacks, in its order', async () => {
    const block = await blockOf('# {{title}}\n')
    expect(block).toEqual(whole)
    expect(Object.keys(Object(block))).toEqual(Object.keys(whole))
  })
  it('may fix what all of its hunts have, and values are added', async () => {
    const own = 'hunting: {title: Old, id: old, status: active, tags: [a, TODO], data_sources: [y], zone: 3, attack_technique_ids: [TXXXX]}'
    expect(await blockOf(`---\n${own}\n---\n`, {tags: ['a', 'b']})).toEqual({
      ...whole,
      status: 'active',
      tags: ['a', 'b'],
      data_sources: ['y', 'x'],
      zone: 3,
    })
  })
  it('may say what nobody has to say then', async () => {
    const own = 'hunting: {description: Finds what the team hunts each week., data_sources: [y], attack_technique_ids: [T1059]}'
    const block = await blockOf(`---\n${own}\n---\n`, {description: '', techniques: [], dataSources: []})
    expect(block).toMatchObject({description: 'Finds what the team hunts each week.', data_sources: ['y'], attack_technique_ids: ['T1059']})
  })
  it('keeps comments, layout and line ends of its own', async () => {
    const template =
      '---\r\n# {{slug}}, {{team}}\r\nhunting:\r\n  zone: {{Z}}   # 0 to 5\r\n  tags:\r\n  - "ot"\r\nkernelspec: {name: a, display_name: A, language: python}\r\n---\r\n\r\n# {{title}}\r\n\r\n\r\n\r\nx\r\n'
    const text = await make(template, {params: ['Z=3'], team: 'ot'})
    expect(text).toMatch(/^---\r\n# stopped-services, ot\r\nhunting:\r\n {2}zone: 3 {3}# 0 to 5\r\n {2}tags:\r\n {2}- "ot"\r\n/u)
    expect(text.endsWith('\r\n---\r\n\r\n# Stopped services\r\n\r\n\r\n\r\nx\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  })
  it('makes the same cells as a notebook', async () => {
    const text = await make('# {{title}}\n\n```{code-cell}\n:tags: [parameters]\nA = {{Z}}\n```\n', {params: ['Z=3'], to: 'ipynb'})
    const {cells, nbformat_minor: minor} = JSON.parse(text)
    expect(minor).toBe(5)
    expect(cells).toMatchObject([
      {cell_type: 'markdown', id: expect.stringMatching(/^[\da-f]{12}$/u), source: ['# Stopped services']},
      {cell_type: 'code', id: expect.any(String), source: ['A = 3'], metadata: {tags: ['parameters']}, outputs: []},
    ])
  })
  it('fills each value once, and the configuration may give it', async () => {
    const cwd = folderOf({
      'huntbook.config.yaml': 'new: {param: {A: "{{B}}", B: "{{A}}"}}\n',
      'templates/default.md': '# {{title}}\n\n{{A}} {{B}}\n',
    })
    expect(await write(cwd, {title: '{{A}}', params: ['B=$1']})).toMatch(/\n# \\\{\\\{A\\\}\\\}\n\n\\\{\\\{B\\\}\\\} \\\$1\n$/u)
  })
  it('asks git for the author, unless somebody says it', async () => {
    const {top, git} = repositoryOf({'templates/default.md': '# {{title}}\n\n{{author}}\n'})
    git('config', 'user.name', 'A. *Hunter*')
    expect(await write(top)).toContain('\nA. \\*Hunter\\*\n')
    expect(await write(top, {params: ['author=B'], out: 'b.md', id: given.id.replace('8', '9')})).toContain('\nB\n')
  })
  it('has the day of SOURCE_DATE_EPOCH', async () => {
    process.env.SOURCE_DATE_EPOCH = '86400'
    try {
      expect(await make('---\nhunting: {created: {{date}}}\n---\n\n# {{title}}\n')).toContain("created: '1970-01-02'")
    } finally {
      Reflect.deleteProperty(process.env, 'SOURCE_DATE_EPOCH')
    }
  })
})

describe('a template is refused', () => {
  it.each<readonly [string, Partial<NewOptions>, RegExp, string | undefined]>([
    [
      '# {{title}}\n\n{{A}}{{team}} {{B}}\n',
      {},
      /^templates\/default\.md:3 Expected a value for `\{\{A\}\}`, got none\.$/u,
      '--param A=VALUE --team NAME --param B=VALUE',
    ],
    ['# x\n', {params: ['A=1']}, /^Unexpected --param A: templates\/default\.md has no `\{\{A\}\}`\.$/u, undefined],
    ['---\nhunting: {{{title}}\n---\n', {}, /^templates\/default\.md:\d /u, undefined],
    ['---\nhunting:\n  a: {{title}}: x\n---\n', {}, /^templates\/default\.md:3 /u, undefined],
    ['{{description}}\n', {description: ''}, /^Expected --description: every hunt says that\.$/u, undefined],
    [`${'x'.repeat(1_000_001)}\n`, {}, /^templates\/default\.md could not be read: Expected at most 1000000 bytes/u, undefined],
    ['# x\n', {template: 'defualt'}, /^Expected the name of a template in `templates`, got `defualt`\.$/u, 'did you mean `default`?'],
    ['# x\n', {template: 'other'}, /^Expected the name of a template in `templates`, got `other`\.$/u, 'there are `default`'],
  ])('%.30j %j', async (template, options, message, hint) => {
    const cwd = folderOf({'templates/default.md': template})
    const before = filesIn(cwd)
    const made = write(cwd, options)
    await expect(made).rejects.toThrow(message)
    if (hint !== undefined) await expect(made).rejects.toMatchObject({hint})
    expect(filesIn(cwd)).toEqual(before)
  })
  it('where its bytes are no text', async () => {
    const cwd = folderOf({'templates/default.md': new Uint8Array([0x23, 0xff])})
    await expect(write(cwd)).rejects.toThrow(/^templates\/default\.md could not be read: Expected UTF-8/u)
  })
  it.each([['../templates'], ['a/../../x']])('where the folder of templates is %s', async templates => {
    const cwd = folderOf({'huntbook.config.yaml': `new: {templates: ${templates}}\n`})
    await expect(write(cwd)).rejects.toThrow(/^Expected a path inside the root/u)
  })
  onPosix('where it is a pipe, or a link that leads out of the root', async () => {
    const cwd = folderOf({'templates/x': ''})
    execFileSync('mkfifo', [join(cwd, 'templates/default.md')])
    await expect(write(cwd)).rejects.toThrow(/^templates\/default\.md could not be read: Expected a regular file/u)
    const outside = folderOf({'secret.md': '# {{title}}\n'})
    symlinkSync(join(outside, 'secret.md'), join(cwd, 'templates/linked.md'))
    await expect(write(cwd, {template: 'linked'})).rejects.toThrow(/^Expected a path inside the root/u)
  })
})

describe('the place of a new hunt', () => {
  onPosix('is not reached through a link out of the root', async () => {
    const [cwd, outside] = [folderOf(), folderOf()]
    mkdirSync(join(cwd, 'hunts'))
    symlinkSync(outside, join(cwd, 'hunts/mdr'))
    await expect(write(cwd, {team: 'mdr'})).rejects.toThrow(/leads out of it\.$/u)
    expect(filesIn(outside)).toEqual({})
  })
  onPosix('is taken where a link leads nowhere', async () => {
    const cwd = folderOf()
    symlinkSync('gone', join(cwd, 'stopped-services.md'))
    await expect(write(cwd)).rejects.toThrow('`stopped-services.md` exists already; it was left as it is.')
  })
  it('is given to one of two who ask at once', async () => {
    const cwd = folderOf()
    const results = await Promise.allSettled([write(cwd), write(cwd)])
    expect(results.map(({status}) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
