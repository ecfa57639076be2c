import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {facts, proposed} from '../../../test/support/setup.ts'
import {mapOf} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {Choices} from './choices.ts'
import type {Asked} from './config-file.ts'
import type {Facts} from './facts.ts'
import {planCatalog} from './plan.ts'
import {settle} from './settle.ts'

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

describe('planCatalog', () => {
  it('writes what was chosen into the configuration', () => {
    const config = configIn(plan({preset: 'strict', pairs: 'both', baseline: 'huntbook-baseline.json', files: ["it's/**", 'a\u2028b']}))
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
      '*.ipynb     filter=huntbook diff=huntbook merge=huntbook text eol=lf linguist-generated\na/b/**/*.md diff=huntbook-myst text eol=lf\n**/executed/**/*.ipynb -filter\n',
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

/** Whatever a repository is like, and whatever was chosen. */
const anything = fc.record({
  facts: fc.record({isInstalled: fc.boolean(), isGit: fc.boolean(), hasHunts: fc.boolean(), branch: fc.string({minLength: 1})}),
  choices: fc.record({
    preset: fc.constantFrom('recommended' as const, 'strict' as const),
    files: fc.array(fc.string({unit: 'grapheme', minLength: 1}), {minLength: 1, maxLength: 3}),
    pairs: fc.constantFrom('myst' as const, 'ipynb' as const, 'both' as const, 'none' as const),
    preCommit: fc.boolean(),
    github: fc.uniqueArray(fc.constantFrom('check' as const, 'sharded' as const, 'export' as const)).map(names => new Set(names)),
    gitlab: fc.boolean(),
    git: fc.boolean(),
    baseline: fc.string({minLength: 1}),
  }),
  isReleased: fc.boolean(),
})

describe('the files of a catalog', () => {
  it('can be read, and are found to be there by a second run, whatever line ends they have by then', () => {
    fc.assert(
      fc.property(anything, ({facts: more, choices, isReleased}) => {
        const release = {repository: 'a/b', commit: 'c'.repeat(40), tag: 'v1.0.0'}
        const given = {facts: {...facts, ...more}, choices: {...proposed, ...choices, ...(isReleased && {release})}}
        for (const part of planCatalog({...given, asked: new Set(['preset', 'files', 'pairs', 'attack', 'baseline'])})) {
          expect(part.text.endsWith('\n')).toBe(true)
          if (/\.ya?ml$/u.test(part.path)) expect(parseYaml(part.text, {version: '1.2'}).problems).toEqual([])
          if (part.path.endsWith('.json')) expect(() => JSON.parse(part.text)).not.toThrow()
          expect(part.lacking(part.text) === undefined || part.path.includes('workflows') || part.path.includes('schema')).toBe(true)
          for (const existing of [part.text, part.text.replaceAll('\n', '\r\n')]) {
            expect(settle(part, {existing, policy: 'keep'})).toEqual({kind: 'same', path: part.path})
          }
        }
      }),
    )
  })
})
