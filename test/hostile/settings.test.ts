import {describe, expect, it} from 'vitest'
import {runInProcess} from '../support/cli.ts'
import {bad, executed, type Files} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {faultsOf} from './oracle.ts'

/** What is small as a text and large, endless or something else as a value. JSON where JSON can be that. */
const bombs: Readonly<Record<string, string>> = {
  'aliases of aliases': `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]\n`).join('')}`,
  'a list that holds itself': '- &a [*a]\n',
  'a mapping that holds itself': '&a {x: *a}\n',
  'merge keys that merge themselves': 'a: &a {<<: *a}\n',
  'many nodes': `[${'[],'.repeat(200_000)}]\n`,
  'many keys': Array.from({length: 50_000}, (_, index) => `k${index}: x\n`).join(''),
  'lists on one line': `${'- '.repeat(50_000)}x\n`,
  'keys on one line': `${'? '.repeat(50_000)}x\n`,
  brackets: '['.repeat(100_000),
  braces: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  indentation: Array.from({length: 2000}, (_, index) => `${' '.repeat(index)}a:\n`).join(''),
  'a long text': `"${'x'.repeat(5_000_000)}"\n`,
  blanks: ' '.repeat(5_000_000),
  comments: '# a\n'.repeat(1_000_000),
  'an open quote': `a: "${'\\'.repeat(100_001)}`,
  'a tag': '!!js/function "function () { return 1 }"\n',
  'a tag of Python': '!!python/object/apply:os.system ["true"]\n',
  'two documents': '--- {}\n--- {}\n',
  'a directive': '%YAML 9.9\n---\n{}\n',
  prototypes: '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "toString": 1, "hasOwnProperty": 1}\n',
  'prototypes in a list': '[{"__proto__": {"polluted": true}, "id": "__proto__", "name": "constructor"}]\n',
  'a merged prototype': '<<: {__proto__: {polluted: true}}\n',
  numbers: '[1e999, -0, 123456789012345678901234567890, .inf, .nan, 0x1f, 0o17, 1_000, 12:30:45]\n',
  nothing: '',
  null: 'null\n',
  'a NUL': 'a: "\0"\n',
  'other bytes': 'a: "\ud800"\n',
}

const config = (text: string): Files => ({'huntbook.config.yaml': text})
const check = ['check', '--format', 'json', '--no-cache']

/** Where they stand: a file, and what names it. */
const roles: Readonly<Record<string, {readonly file: string; readonly files?: Files; readonly args?: readonly string[]}>> = {
  'the configuration': {file: 'huntbook.config.yaml'},
  'a preset': {file: 'a.yaml', files: config('extends: [a.yaml]\n')},
  'a vocabulary': {file: 'a.yaml', files: config('metadata: {vocabulary: a.yaml}\n')},
  'a ledger': {file: 'a.yaml', files: config('metadata: {retired: a.yaml}\n')},
  'a schema': {file: 'a.json', files: config('metadata: {schema: a.json}\n')},
  'the next ATT&CK': {file: 'a.json', files: config('attack: {next: a.json}\n')},
  'a baseline': {file: 'a.json', files: config('baseline: a.json\n')},
  'a rule': {file: 'blue/a.yaml', files: config('packs: {blue: blue}\n')},
  'jupytext.toml': {file: 'jupytext.toml'},
  hooks: {file: '.pre-commit-config.yaml', args: ['doctor', '--format', 'json']},
  attributes: {file: '.gitattributes'},
  'an ignore file': {file: '.huntbookignore'},
  tenants: {file: 'a.yaml', args: ['export', '--to', 'json', '--tenants', 'a.yaml', 'x.ipynb']},
  'a list of indicators': {file: 'a.yaml', args: ['export', '--to', 'stix', '--allow-list', 'a.yaml', 'x.ipynb']},
  'a deny list': {
    file: 'a.yaml',
    files: config('rules: {security/secret: {severity: error, denyList: a.yaml}}\n'),
    args: ['export', 'x.ipynb'],
  },
  'a finding': {file: 'a.json', args: ['export', '--to', 'stix', 'a.json']},
  'a header': {file: 'a.md'},
  'a notebook': {file: 'a.ipynb'},
  'a part of a run': {file: 'blobs/1.json', args: ['check', '--format', 'json', '--merge', 'blobs']},
  'a template': {
    file: 'templates/default.md',
    args: ['new', 'T', '--technique', 'T1489', '--data-source', 'x', '--description', 'd'],
  },
  'hooks that init finds': {file: '.pre-commit-config.yaml', args: ['init', '--yes', '--pre-commit']},
  'the jupytext.toml that init finds': {file: 'jupytext.toml', args: ['init', '--yes']},
  'a text for git': {file: 'a.ipynb', args: ['git', 'textconv', 'a.ipynb']},
  'a list of files': {file: 'list', args: ['lint', '--format', 'json', '--files-from', 'list']},
}

describe('settings that are bombs', () => {
  for (const [role, {file, files, args = check}] of Object.entries(roles)) {
    it(`do no harm in ${role}`, async () => {
      for (const [name, text] of Object.entries(bombs)) {
        const content = file.endsWith('.md') ? `---\nkernelspec: {name: x}\nhunting:\n${text.replace(/^/gmu, '  ')}\n---\n` : text
        const cwd = folderOf({'hunts/a/x.md': bad, 'x.ipynb': executed, ...files, [file]: content})
        const result = await runInProcess(args, {cwd, env: {CI: 'true'}})
        expect([name, faultsOf(result, {args})]).toEqual([name, []])
        expect(({} as {polluted?: unknown}).polluted).toBeUndefined()
      }
    })
  }
})
