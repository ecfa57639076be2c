import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {isBuiltin} from 'node:module'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {treeValue} from '../src/parse/tree.ts'
import {parseYaml} from '../src/parse/yaml.ts'
import {filesIn, folderOf} from './support/folder.ts'
import {hunt} from './support/hunt.ts'
import {catalog} from './support/pack.ts'
import {buildTree} from './support/release.ts'
import {repositoryAt} from './support/repository.ts'

const root = join(import.meta.dirname, '..')
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string}
let built: ReturnType<typeof buildTree>
let tree = ''

beforeAll(() => {
  built = buildTree()
  ;({tree} = built)
})
afterAll(() => built.remove())

/** Runs the tree's own program, which finds no `node_modules` above it. */
function run(
  args: readonly string[],
  {cwd = tree, env = {}, flags = []}: {cwd?: string; env?: NodeJS.ProcessEnv; flags?: readonly string[]} = {},
) {
  const words = [...flags, join(tree, 'dist/huntbook.cjs'), ...args]
  const {status, stdout, stderr} = spawnSync(execPath, words, {cwd, encoding: 'utf8', env: {...process.env, ...env}})
  return {status, stdout, stderr}
}

describe('the release tree', () => {
  it('has a package.json that no installer acts on', () => {
    expect(readFileSync(join(tree, 'package.json'), 'utf8')).toBe(
      `${JSON.stringify(
        {
          name: 'huntbook',
          version: own.version,
          license: 'Apache-2.0',
          type: 'commonjs',
          bin: {huntbook: 'dist/huntbook.cjs'},
          files: ['dist', 'data', 'schemas', 'docs', 'NOTICE', 'THIRD-PARTY-NOTICES', 'SOURCE', 'sbom.cdx.json', '!dist/cli/compiled/**'],
          engines: {node: '>=20.19'},
        },
        undefined,
        2,
      )}\n`,
    )
  })

  it('holds what the program reads, what people and machines read about it, and nothing else', () => {
    const top = [
      '.gitignore',
      '.pre-commit-hooks.yaml',
      'LICENSE',
      'NOTICE',
      'README.md',
      'SOURCE',
      'THIRD-PARTY-NOTICES',
      'data',
      'dist',
      'docs',
      'package.json',
    ]
    expect(readdirSync(tree)).toEqual([...top, 'action.yml', 'sbom.cdx.json', 'schemas'].toSorted())
    expect(readFileSync(join(tree, 'SOURCE'), 'utf8')).toMatch(/^[0-9a-f]{40}(?: with changes)?\n$/u)
  })

  it('is the same when it is built again, over the first one too', () => {
    const before = filesIn(tree)
    execFileSync(execPath, [join(root, 'scripts/release-tree.mjs'), tree, '--allow-dirty'])
    expect(filesIn(tree)).toEqual(before)
  })

  it('is an action of GitHub, whose program is there', () => {
    const [, main = ''] = /^\s*main: (.*)$/mu.exec(readFileSync(join(tree, 'action.yml'), 'utf8')) ?? []
    expect(main).toBe('dist/action.cjs')
    expect(existsSync(join(tree, main))).toBe(true)
  })

  it('has the pages that messages and written files name', () => {
    const code = Object.values(filesIn(join(tree, 'dist/cli'))).join('\n')
    const pages = new Set([...code.matchAll(/\bdocs\/[\w-]+\.md\b/gu)].map(([page]) => page))
    expect(pages.size).toBeGreaterThan(3)
    expect([...pages].filter(page => !existsSync(join(tree, page)))).toEqual([])
  })

  it('stays the same for git when it is used', () => {
    const {git} = repositoryAt(tree)
    git('init', '--quiet')
    git('add', '--all')
    run(['--version'])
    expect(
      git('status', '--porcelain')
        .split('\n')
        .filter(line => line.includes('dist/cli/compiled/')),
    ).toEqual([])
    rmSync(join(tree, '.git'), {recursive: true})
  })

  it('names no machine', () => {
    const found = Object.entries(filesIn(tree)).filter(([, text]) => text.includes(root))
    expect(found.map(([path]) => path)).toEqual([])
  })

  it('serves the hooks', () => {
    const {tree: parsed} = parseYaml(readFileSync(join(tree, '.pre-commit-hooks.yaml'), 'utf8'), {version: '1.2'})
    const hooks = JSON.parse(
      JSON.stringify(parsed && treeValue(parsed), (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value)),
    )
    const all = {language: 'node', types_or: ['jupyter', 'markdown'], minimum_pre_commit_version: '3.0.0', require_serial: true}
    const entries: Readonly<Record<string, string>> = {
      'huntbook-fix': 'huntbook lint --fix --fail-on-change --allow-empty --no-progress',
      'huntbook-strip': 'huntbook convert --strip outputs,counts,metadata --in-place --fail-on-change --allow-empty',
      'huntbook-sync': 'huntbook convert --sync --skip-ignored --fail-on-change --allow-empty',
      'huntbook-convert-check': 'huntbook convert --check --skip-ignored --allow-empty',
      'huntbook-lint': 'huntbook lint --allow-empty --no-progress',
      'huntbook-catalog': 'huntbook check --no-progress',
    }
    const more: Readonly<Record<string, object>> = {'huntbook-strip': {types: ['jupyter']}, 'huntbook-catalog': {pass_filenames: false}}
    expect(hooks).toEqual(Object.entries(entries).map(([id, entry]) => ({id, name: expect.any(String), entry, ...all, ...more[id]})))
  })
})

describe('the program of the tree', () => {
  const bad = hunt('title: x\nattack_technique_ids: [t1059]')

  it('checks, with the index of ATT&CK and the schemas that it carries', () => {
    const folder = folderOf({'x.md': hunt('title: x\nattack_technique_ids: [T1059, T9999]')})
    const {status, stdout} = run(['lint', '--rule', 'attack/unknown', 'x.md'], {cwd: folder})
    expect([status, stdout]).toEqual([1, expect.stringContaining('attack/unknown')])
  })

  it('checks in threads as it does without', () => {
    const names = Array.from({length: 40}, (_, index) => `x${index}.md`)
    const folder = folderOf(Object.fromEntries(names.map(name => [name, bad])))
    const [one, two] = ['0', '2'].map(workers => run(['lint', '--workers', workers, '--no-cache', '--format', 'json'], {cwd: folder}))
    expect(two?.status).toBe(1)
    expect(two).toEqual(one)
  })

  it('explains rules', () => {
    expect(run(['explain', 'attack/format']).stdout).toContain('attack/format')
  })

  it('runs the rules of a team in TypeScript, from an empty folder', () => {
    const rule = `import {defineRule} from 'huntbook/rule'
import {word} from '../word.ts'
export default defineRule({
  meta: {id: 'p/word', description: 'tests', severity: 'error', messages: {found: 'Found {word}.'}},
  create: context => ({cell: (cell): void => context.report({message: 'found', data: {word: word as string}, at: {cell}})}),
})
`
    const word = "export const word: string = 'a word'\n"
    const folder = catalog({'rules/p/word.ts': rule, 'rules/word.ts': word, 'x.md': hunt('title: x', '# A\n')})
    const {status, stdout, stderr} = run(['lint', 'x.md'], {cwd: folder})
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain('Found a word.')
  })

  it('loads no package: there is none', () => {
    const code = Object.values(filesIn(join(tree, 'dist'))).join('\n')
    const named = [...code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/gu)].map(([, name = '']) => name)
    // ajv writes its own names into code that it makes for files, which nobody asks it for at run time.
    const isGiven = (name: string): boolean => /^(?:\.\.?\/|ajv(?:-formats)?\/dist\/)/u.test(name) || isBuiltin(name)
    expect(named.filter(name => !isGiven(name))).toEqual([])
  })
})

describe('the boot file of the tree', () => {
  const fake = (version: string): string => {
    const folder = folderOf({
      'fake.cjs': `Object.defineProperty(process, 'versions', {value: Object.assign({}, process.versions, {node: '${version}'})})\n`,
    })
    return join(folder, 'fake.cjs')
  }

  it.each(['0.12.18', '10.24.1', '18.20.8', '20.18.3'])('says to Node.js %s what it lacks, and ends with 2', version => {
    const {status, stdout, stderr} = run(['--version'], {flags: ['--require', fake(version)]})
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toBe(`huntbook: Expected Node.js 20.19 or later, got ${version}.\n  hint: install a newer Node.js\n`)
  })

  it('starts with a newer one', () => {
    expect(run(['--version'], {flags: ['--require', fake('20.19.0')]})).toMatchObject({status: 0, stdout: `${own.version}\n`})
  })

  it('is written in the JavaScript of 2009', () => {
    const code = readFileSync(join(tree, 'dist/huntbook.cjs'), 'utf8').replaceAll(/\/\/.*$/gmu, '')
    expect(code).not.toMatch(/=>|`|\b(?:const|let|class|async|await|import|of)\b|\?\.|\?\?|\.\.\.|\bnode:/u)
  })
})

describe('what the tree says of its bundle', () => {
  interface Component {
    readonly name: string
    readonly group?: string
    readonly version?: string
    readonly components?: readonly Component[]
  }
  const bom = (): {components: readonly (Component & {type: string})[]} & Record<string, unknown> =>
    JSON.parse(readFileSync(join(tree, 'sbom.cdx.json'), 'utf8'))

  it('has neither a time nor a random number', () => {
    expect(bom()).toMatchObject({bomFormat: 'CycloneDX', specVersion: '1.6', version: 1})
    expect(Object.keys(bom())).not.toContain('serialNumber')
    expect(JSON.stringify(bom())).not.toContain('timestamp')
  })

  it('names every package once, with its licence in the notices', () => {
    const notices = readFileSync(join(tree, 'THIRD-PARTY-NOTICES'), 'utf8')
    const all = bom()
      .components.filter(({type}) => type === 'library')
      .flatMap(each => [each, ...(each.components ?? [])])
    const titles = all.map(
      ({group, name, version}) => `${group === undefined ? '' : `${group}/`}${name}${version === undefined ? '' : ` ${version}`} (`,
    )
    expect(titles.filter(title => !notices.includes(title))).toEqual([])
    expect(all.map(({name}) => name)).toEqual(expect.arrayContaining(['js-yaml', 'remark-parse', 'jiti', 'core', 'semver']))
    expect(notices).toContain('The MITRE Corporation')
    expect(readFileSync(join(tree, 'dist/THIRD-PARTY-NOTICES'), 'utf8')).toBe(notices)
  })
})

describe('building a release tree', () => {
  const build = (script: string, ...args: readonly string[]) => spawnSync(execPath, [script, ...args], {encoding: 'utf8'})

  it('is refused in a checkout with changes', () => {
    const folder = folderOf()
    for (const path of ['scripts', 'src/setup']) cpSync(join(root, path), join(folder, path), {recursive: true})
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    const {git} = repositoryAt(folder)
    git('init', '--quiet')
    const {status, stderr} = build(join(folder, 'scripts/release-tree.mjs'), join(folder, 'out'))
    expect([status, stderr]).toEqual([
      2,
      'release-tree: Expected a clean checkout, got changes in "node_modules", "scripts/", "src/": commit them, or give --allow-dirty.\n',
    ])
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('is refused where something else is', () => {
    const folder = folderOf({'mine.txt': 'x'})
    const {status} = build(join(root, 'scripts/release-tree.mjs'), folder, '--allow-dirty')
    expect([status, filesIn(folder)]).toEqual([2, {'mine.txt': 'x'}])
  })

  it.each([
    ['a file called SOURCE', {SOURCE: 'x', mine: 'mine'}],
    ['a tree and something else', {SOURCE: `${'a'.repeat(40)}\n`, 'package.json': '{"name": "huntbook"}', mine: 'mine'}],
    ['another package', {SOURCE: `${'a'.repeat(40)}\n`, 'package.json': '{"name": "other"}'}],
  ])('is refused where there is %s', (_, files) => {
    const folder = folderOf(files)
    const {status, stderr} = build(join(root, 'scripts/release-tree.mjs'), folder, '--allow-dirty')
    expect([status, filesIn(folder)]).toEqual([2, files])
    expect(stderr).toMatch(/^release-tree: Expected an? (?:empty folder or an )?earlier tree/u)
  })

  it('says how it is used, and what is wrong with how it was', () => {
    const script = join(root, 'scripts/release-tree.mjs')
    expect(build(script, '--help')).toMatchObject({status: 0, stdout: expect.stringContaining('release-tree OUT [--allow-dirty]')})
    for (const words of [[], ['a', 'b'], ['--nothing', 'x'], ['--allow-dirty', join(folderOf({'x.txt': ''}), 'x.txt')]]) {
      const {status, stderr} = build(script, ...words)
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^release-tree: .+\.\n$/u)])
    }
    const gate = join(root, 'scripts/release-gate.mjs')
    for (const words of [[], ['--help'], [folderOf()]]) {
      expect(build(gate, ...words)).toMatchObject({status: 2, stderr: 'release-gate: Expected a release tree: release-gate TREE.\n'})
    }
  })
})
