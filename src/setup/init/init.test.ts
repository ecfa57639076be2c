import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mapOf} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {Choices} from './choices.ts'
import {type Asked, configFile} from './config-file.ts'
import type {Facts, NotebookFacts} from './facts.ts'
import {jsonHooks} from './json-hooks.ts'
import {isPaired} from './jupytext.ts'
import {nextSteps} from './next-steps.ts'
import {linesLacking} from './part.ts'
import {planCatalog} from './plan.ts'
import {preCommitFile} from './pre-commit.ts'
import {propose, proposePairs} from './propose.ts'
import {readRelease} from './release.ts'
import {settle} from './settle.ts'
import {yamlText} from './yaml-text.ts'

const none: NotebookFacts = {
  texts: 0,
  notebooks: 0,
  pairs: 0,
  folders: new Set(),
  hasExecuted: false,
  isPairedByJupytext: false,
  isNotebookIgnored: false,
}
const facts: Facts = {
  version: '1.2.3',
  attack: '18.1',
  schema: '{}\n',
  isGit: true,
  isTop: true,
  hasHunts: true,
  branch: 'main',
  services: new Set(),
  isInstalled: false,
  notebooks: none,
}
const proposed = propose(facts)
const nothing: Asked = new Set()

function plan(choices: Partial<Choices>, more: Partial<Facts> = {}): ReadonlyMap<string, string> {
  const parts = planCatalog({facts: {...facts, ...more}, choices: {...proposed, ...choices}, asked: nothing})
  return new Map(parts.map(({path, text}) => [path, text]))
}

function configIn(files: ReadonlyMap<string, string>) {
  const {tree, problems} = parseYaml(files.get('huntbook.config.yaml') ?? '', {version: '1.2'})
  expect(problems).toEqual([])
  return mapOf(tree && treeValue(tree))
}

describe('propose', () => {
  it.each([
    ['nothing yet', {}, 'myst'],
    ['texts', {texts: 3}, 'myst'],
    ['notebooks', {notebooks: 3}, 'ipynb'],
    ['pairs', {texts: 3, notebooks: 3, pairs: 1}, 'both'],
    ['one of each, unrelated', {texts: 1, notebooks: 1}, 'none'],
    ['jupytext pairs', {texts: 1, isPairedByJupytext: true}, 'both'],
    ['jupytext pairs, of which git leaves one half out', {texts: 1, isPairedByJupytext: true, isNotebookIgnored: true}, 'myst'],
  ] as const)('keeps notebooks as they are: %s', (_, found, mode) => expect(proposePairs({...none, ...found}).mode).toBe(mode))

  it.each([
    [[], 'hunts/**/'],
    [['hunting'], 'hunting/**/'],
    [['a', 'b'], '**/'],
    [[''], '**/'],
    [['[x]'], '**/'],
  ] as const)('takes the folder of all notebooks: %j', (folders, start) => {
    const {files} = propose({...facts, notebooks: {...none, folders: new Set(folders)}})
    expect(files).toEqual([`${start}*.{ipynb,md,myst,mystnb,mnb}`])
  })

  it('follows the configuration that is there', () => {
    const configured = {files: ['x/*.md'], mode: 'ipynb'} as const
    expect(propose({...facts, configured})).toMatchObject({files: ['x/*.md'], pairs: 'ipynb'})
  })
  it('makes what the services and git have a place for', () => {
    const services = new Set(['github', 'gitlab'] as const)
    expect(propose({...facts, services})).toMatchObject({preCommit: true, github: new Set(['check']), gitlab: true, git: false})
    const below = {...facts, services, isTop: false, notebooks: {...none, notebooks: 1}}
    expect(propose(below)).toMatchObject({preCommit: false, github: new Set(), gitlab: false, git: true})
    expect(propose({...facts, isGit: false})).toMatchObject({preCommit: false, git: false})
  })
  it('hides nothing', () => expect(proposed.baseline).toBe(false))
})

describe('planCatalog', () => {
  it('writes what was chosen into the configuration', () => {
    const config = configIn(plan({preset: 'strict', pairs: 'both', baseline: true, files: ["it's/**", 'a\u2028b']}))
    expect([...config.keys()]).toEqual(['files', 'ignore', 'extends', 'attack', 'pairs', 'baseline'])
    expect(config.get('files')).toEqual(["it's/**", 'a\u2028b'])
    expect(config.get('extends')).toEqual(['huntbook:strict'])
  })
  it('names the schema where it is: in the package, in the release, else in a copy', () => {
    const first = (files: ReadonlyMap<string, string>): string | undefined => files.get('huntbook.config.yaml')?.split('\n')[0]
    const line = '# yaml-language-server: $schema='
    expect(first(plan({}, {isInstalled: true}))).toBe(`${line}./node_modules/huntbook/schemas/config.schema.json`)
    const release = {repository: 'a/b', commit: 'c'.repeat(40), tag: 'v1.0.0'}
    expect(first(plan({release}))).toBe(`${line}https://raw.githubusercontent.com/a/b/${'c'.repeat(40)}/schemas/config.schema.json`)
    const copied = plan({})
    expect(first(copied)).toBe(`${line}./.vscode/huntbook.config.schema.json`)
    expect(copied.get('.vscode/huntbook.config.schema.json')).toBe('{}\n')
    expect([...plan({release}).keys()]).not.toContain('.vscode/huntbook.config.schema.json')
  })
  it('gives editors the same schema', () => {
    const settings = JSON.parse(plan({}, {isInstalled: true}).get('.vscode/settings.json') ?? '')
    expect(settings).toEqual({'yaml.schemas': {'./node_modules/huntbook/schemas/config.schema.json': 'huntbook.config.yaml'}})
  })
  it('gives git lines for notebooks and for texts where the hunts are, and leaves executed copies their outputs', () => {
    const attributes = (choices: Partial<Choices>) => plan({git: true, ...choices}).get('.gitattributes')
    expect(attributes({pairs: 'myst', files: ['a/b/**/*.md']})).toBe(
      '*.ipynb     filter=huntbook diff=huntbook merge=huntbook text eol=lf linguist-generated\na/b/**/*.md diff=huntbook-myst text eol=lf\n**/executed/** -filter\n',
    )
    expect(attributes({pairs: 'ipynb', files: ['**/*.md']})).not.toContain('linguist-generated')
  })
  it('keeps the packages of npm out of git where huntbook is one of them', () => {
    expect(plan({}, {isInstalled: true}).get('.gitignore')).toContain('\nnode_modules/\n')
    expect(plan({}).get('.gitignore')).not.toContain('node_modules')
  })
  it('writes nothing that was not chosen', () => {
    const files = [...plan({preCommit: false}).keys()]
    expect(files).toEqual([
      'huntbook.config.yaml',
      '.vscode/settings.json',
      '.vscode/extensions.json',
      '.vscode/huntbook.config.schema.json',
      '.gitignore',
    ])
  })
})

describe('hooks', () => {
  const idsIn = (text: string): string[] => [...text.matchAll(/- id: (\S+)/gu)].map(([, id = '']) => id)
  it.each(['myst', 'ipynb', 'both'] as const)('come in their order: %s', pairs => {
    expect(idsIn(preCommitFile({pairs, isInstalled: false}).text)).toEqual([
      'huntbook-fix',
      'huntbook-strip',
      'huntbook-sync',
      'huntbook-lint',
    ])
  })
  it('have nothing to keep in step where there are no pairs', () => {
    expect(idsIn(preCommitFile({pairs: 'none', isInstalled: true}).text)).toEqual(['huntbook-fix', 'huntbook-strip', 'huntbook-lint'])
  })
  it('run the package of the repository, the one on PATH, or a release', () => {
    const release = {repository: 'a/b', commit: 'c'.repeat(40), tag: 'v1.0.0'}
    expect(preCommitFile({pairs: 'myst', isInstalled: true}).text).toContain('entry: npx --no-install huntbook lint ')
    expect(preCommitFile({pairs: 'myst', isInstalled: false}).text).toContain('entry: huntbook lint ')
    const {text} = preCommitFile({pairs: 'myst', isInstalled: true, release})
    expect(text).toContain('  - repo: https://github.com/a/b\n    rev: v1.0.0\n')
    expect(text).not.toContain('entry')
  })
  it('are added to those that are there, but for those that are there', () => {
    const {text, lacking} = preCommitFile({pairs: 'myst', isInstalled: false})
    expect(lacking(text)).toBeUndefined()
    expect(lacking('repos: []\n# huntbook-fix huntbook-strip huntbook-sync')?.lines).toEqual(
      expect.arrayContaining(['      - id: huntbook-lint']),
    )
    expect(idsIn(lacking('repos:\n  - id: huntbook-lint\n')?.lines.join('\n') ?? '')).toEqual([
      'huntbook-fix',
      'huntbook-strip',
      'huntbook-sync',
    ])
  })
  it('of others that take notebooks for JSON are found', () => {
    const found = (given: string): readonly string[] => {
      const {tree} = parseYaml(given, {version: '1.2'})
      return jsonHooks(tree && treeValue(tree))
    }
    const text = `repos:
- repo: x
  hooks:
  - id: pretty-format-json
  - {id: pretty-format-json, exclude: '\\.ipynb$'}
  - {id: own, types: [json]}
  - {id: another, types_or: [yaml, json]}
  - {id: unrelated, types: [yaml]}
`
    expect(found(text)).toEqual(['pretty-format-json', 'own', 'another'])
    expect(['', '[', 'repos: 1', 'repos: [{hooks: 1}]'].flatMap(found)).toEqual([])
  })
})

describe('settle', () => {
  const part = {path: 'x', text: 'a\n', lacking: linesLacking(['a'], 'why')}
  const settled = (existing: string | undefined, policy: 'keep' | 'replace ours' = 'keep') => settle(part, {existing, policy})
  it('writes what is not there', () => expect(settled(undefined)).toEqual({kind: 'write', path: 'x', text: 'a\n'}))
  it('leaves what is the same, or has what is needed', () => {
    for (const existing of ['a\n', 'a\r\n', 'b\na\nc', 'b\r\na\r\n']) expect(settled(existing)).toEqual({kind: 'same', path: 'x'})
  })
  it('says what is lacking, and replaces nothing of a person, asked or not', () => {
    for (const policy of ['keep', 'replace ours'] as const) {
      expect(settled('ab\n', policy)).toEqual({kind: 'keep', path: 'x', isOurs: false, why: 'why', lines: ['a']})
    }
  })
  it('replaces its own where it is asked to', () => {
    const own = '# Written by `huntbook init`.\n'
    expect(settled(own)).toMatchObject({kind: 'keep', isOurs: true})
    expect(settled(own, 'replace ours')).toEqual({kind: 'replace', path: 'x', text: 'a\n'})
  })
})

describe('a configuration that is there', () => {
  const lacking = (existing: string, asked: Asked, choices: Partial<Choices> = {}) =>
    configFile({choices: {...proposed, ...choices}, asked, schema: 'x'}).lacking(existing)?.lines
  it('is compared with what was asked for, and with nothing else', () => {
    const all: Asked = new Set(['preset', 'files', 'pairs', 'attack', 'baseline'])
    const choices = {preset: 'strict', files: ['a'], pairs: 'both', baseline: true} as const
    expect(lacking('{}\n', nothing, choices)).toBeUndefined()
    expect(lacking('{}\n', all, choices)).toEqual([
      "files: ['a']",
      'extends: [huntbook:strict]',
      "attack: {version: '18.1'}",
      'pairs: {mode: both}',
      'baseline: huntbook-baseline.json',
    ])
    const there = `files: [a]\nextends: [huntbook:strict]\nattack: {version: '18.1'}\npairs: {mode: both}\nbaseline: mine.json\n`
    expect(lacking(there, all, choices)).toBeUndefined()
  })
})

describe('nextSteps', () => {
  it('ends with the first hunt, or with a check of those that are there', () => {
    expect(nextSteps({facts, choices: proposed, lacksGit: false}).commands.at(-1)).toBe('huntbook new "Title of a hunt"')
    const found = {...facts, notebooks: {...none, texts: 1}}
    expect(nextSteps({facts: found, choices: {...proposed, git: true}, lacksGit: true}).commands).toEqual([
      'pre-commit install',
      'huntbook git install',
      'huntbook check',
    ])
  })
  it('says where workflows have nothing to run', () => {
    const notes = (more: Partial<Choices>, isInstalled = false): number =>
      nextSteps({facts: {...facts, isInstalled}, choices: {...proposed, ...more}, lacksGit: false}).notes.length
    const release = {repository: 'a/b', commit: 'c', tag: 'v1.0.0'}
    const github = new Set(['check'] as const)
    expect([notes({}), notes({github}), notes({github}, true), notes({github, release}), notes({gitlab: true, release})]).toEqual([
      0, 1, 0, 0, 1,
    ])
  })
})

describe('readRelease', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'
  it('reads a commit, and a tag where it is not that of this version', () => {
    expect(readRelease(`a/b@${commit}`, '1.2.3')).toEqual({repository: 'a/b', commit, tag: 'v1.2.3'})
    for (const tag of ['#v2.0.0', ' # v2.0.0']) expect(readRelease(`a/b@${commit}${tag}`, '1.2.3')?.tag).toBe('v2.0.0')
  })
  it.each([
    `a@${commit}`,
    `a/b@${commit.slice(1)}`,
    'a/b@v1',
    `a/b@${commit} v1`,
    `a/../b@${commit}`,
    `a/b\n@${commit}`,
    `a/b@${commit}\n`,
  ])('refuses %j', text => expect(readRelease(text, '1.2.3')).toBeUndefined())
})

describe('isPaired', () => {
  it.each([
    ['formats = "ipynb,md:myst"', true],
    ['# x\ndefault_jupytext_formats: ipynb,md\n', true],
    ['[formats]\n"notebooks/" = "ipynb"\n"hunts/" = "md:myst"\n', true],
    ['[tool.jupytext]\nformats = "ipynb,py:percent"\n', false],
    ['notebook_metadata_filter = "ipynb,md"\n', false],
    ['', false],
  ])('reads %j', (text, isIt) => expect(isPaired(text)).toBe(isIt))
})

describe('yamlText', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 30}), text => {
        fc.pre(text.isWellFormed())
        const {tree, problems} = parseYaml(`key: ${yamlText(text)}\n`, {version: '1.2'})
        expect(problems).toEqual([])
        expect(mapOf(tree && treeValue(tree)).get('key')).toBe(text)
      }),
    )
  })
})
