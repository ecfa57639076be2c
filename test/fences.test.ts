import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {execPath} from 'node:process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const root = join(import.meta.dirname, '..')
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
const tsc = join(root, 'node_modules/typescript/bin/tsc')

/** What may not be written, and what would have to be in the way. */
const violations = [
  {file: 'src/model/x.ts', imports: 'node:fs', why: 'the model has no disk'},
  {file: 'src/model/x.ts', imports: '../parse/lines.ts', why: 'the model imports nothing else'},
  {file: 'src/parse/x.ts', imports: '../lint/engine.ts', why: 'parse does not know what a rule is'},
  {file: 'src/parse/x.ts', imports: '../model/hunt.ts', why: 'parse does not know what a hunt is'},
  {file: 'src/parse/blocks/x.ts', imports: '../../model/rule.ts', why: 'parse does not know what a rule is'},
  {file: 'src/formats/myst/x.ts', imports: '../../lint/engine.ts', why: 'formats do not know lint'},
  {file: 'src/formats/myst/x.ts', imports: '../../model/hunt.ts', why: 'a notebook need not be a hunt'},
  {file: 'src/attack/x.ts', imports: 'node:https', why: 'nothing is fetched'},
  {file: 'src/lint/x.ts', imports: '../formats/index.ts', why: 'siblings never import each other'},
  {file: 'src/lint/config/x.ts', imports: '../../../rules/meta/title.ts', why: 'the engine knows no single rule'},
  {file: 'src/export/x.ts', imports: '../formats/index.ts', why: 'siblings never import each other'},
  {file: 'src/report/x.ts', imports: '../node/write.ts', why: 'reporters print nothing'},
  {file: 'src/setup/x.ts', imports: '../lint/engine.ts', why: 'siblings never import each other'},
  {file: 'src/setup/x.ts', imports: 'node:fs', why: 'what is to be written is decided without a disk'},
  {file: 'src/node/x.ts', imports: '../cli/main.ts', why: 'nothing imports the command line'},
  {file: 'src/node/x.ts', imports: '../lsp/index.ts', why: 'only the command line starts the language server'},
  {file: 'src/lsp/x.ts', imports: 'node:fs', why: 'the language server has no disk of its own'},
  {file: 'src/lsp/x.ts', imports: '../lint/engine.ts', why: 'a run is put together in src/node'},
  {file: 'src/lsp/x.ts', imports: '../../rules/index.ts', why: 'the language server knows no single rule'},
  {file: 'src/lsp/x.ts', imports: '../cli/io.ts', why: 'nothing imports the command line'},
  {file: 'src/cli/x.ts', imports: '../lint/engine.ts', why: 'the command line calls src/node'},
  {file: 'rules/meta/x.ts', imports: '../../src/lint/engine.ts', why: 'a rule does not import the engine'},
  {file: 'rules/meta/x.ts', imports: '../../src/model/hunt.ts', why: 'a rule imports src/rule.ts'},
]

const allowed = [
  {file: 'src/parse/x.ts', imports: '../model/value.ts'},
  {file: 'src/parse/x.ts', imports: '../model/outline.ts'},
  {file: 'src/formats/myst/x.ts', imports: '../../parse/yaml.ts'},
  {file: 'src/lint/x.ts', imports: '../model/rule.ts'},
  {file: 'src/node/x.ts', imports: 'node:fs'},
  {file: 'src/lsp/x.ts', imports: '../node/lsp-command.ts'},
  {file: 'src/cli/x.ts', imports: '../lsp/index.ts'},
  {file: 'rules/meta/x.ts', imports: '../../src/rule.ts'},
  {file: 'src/lint/x.test.ts', imports: 'node:fs'},
]

describe('the fences between layers', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'huntbook-fences-'))
    execFileSync('git', ['init', '-q', folder])
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  function restricted(file: string, imports: string): boolean {
    const target = join(folder, file)
    mkdirSync(dirname(target), {recursive: true})
    writeFileSync(target, `import {x} from '${imports}'\n\nexport const y = x\n`)
    const {stdout} = spawnSync(execPath, [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', file], {
      cwd: folder,
      encoding: 'utf8',
    })
    rmSync(target)
    return stdout.includes('noRestrictedImports')
  }

  it.each(violations)('keep $file from importing $imports: $why', ({file, imports}) => {
    expect(restricted(file, imports)).toBe(true)
  })
  it.each(allowed)('let $file import $imports', ({file, imports}) => {
    expect(restricted(file, imports)).toBe(false)
  })
})

describe('the compiler', () => {
  it.each([
    ['node:fs', "import {readFileSync} from 'node:fs'\n\nexport const x = readFileSync\n"],
    ['the console', "console.log('x')\n\nexport {}\n"],
    ['the process', 'export const x = process.argv\n'],
  ])('refuses %s in the core', (_, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'huntbook-core-'))
    writeFileSync(join(folder, 'x.ts'), text)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: {rootDir: folder, outDir: join(folder, 'out')},
        include: ['x.ts'],
      }),
    )
    const {status, stdout} = spawnSync(execPath, [tsc, '-p', folder], {encoding: 'utf8'})
    rmSync(folder, {recursive: true})
    expect(stdout).toMatch(/x\.ts\(1,\d+\): error TS/u)
    expect(status).not.toBe(0)
  })
})
