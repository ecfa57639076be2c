// Checks the package as its users get it: packs it, installs it into an empty project, runs the command, compiles imports of every face.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execPath, stdout} from 'node:process'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'huntbook-package-'))
const run = (program, words, cwd) => execFileSync(program, words, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']})
const tool = (name, words, cwd) => run(execPath, [join(root, 'node_modules', name), ...words], cwd)

const hunt = `---
hunting:
  id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90
  attack_technique_ids: [t1059]
---
`

const program = `import {readFileSync} from 'node:fs'
import {activate, formats, lintText, rules, shippedAttack, type Diagnostic} from 'huntbook'
import {lintFiles, readHunts} from 'huntbook/node'
import {defineRule} from 'huntbook/rule'

const rule = defineRule({
  meta: {
    id: 'own/title',
    description: 'x',
    severity: 'info',
    options: {type: 'object', properties: {most: {type: 'integer', default: 3}}},
    messages: {long: 'Expected at most {most}.'},
  },
  create(context) {
    const most: number = context.options.most
    return {notebook: ({hunting}) => context.report({message: 'long', data: {most}, at: {pointer: hunting.title?.pointer ?? ''}})}
  },
})
const report = await lintFiles({files: ['hunt.md'], config: false})
const found: readonly Diagnostic[] = report.diagnostics
const [first] = await readHunts('hunt.md', {config: false})
if (!found.some(diagnostic => diagnostic.rule === 'attack/format')) throw new Error('attack/format found nothing')
if (first?.hunting.techniques[0]?.text !== 't1059') throw new Error('readHunts read nothing')
if (formats.myst.parse('# x').notebook?.cells.length !== 1) throw new Error('myst parsed nothing')
const attack = shippedAttack(readFileSync(new URL(import.meta.resolve('huntbook/attack/attack-18.1.json')), 'utf8'))
const active = [...rules, rule].flatMap(each => activate(each) ?? [])
const own = await lintText('x.md', '---\\nhunting:\\n  title: x\\n  attack_technique_ids: [T1059]\\n---\\n', {rules: active, attack})
if (!own?.some(diagnostic => diagnostic.rule === 'own/title')) throw new Error('lintText found nothing')
if (own.some(diagnostic => diagnostic.rule === 'attack/unknown')) throw new Error('the index of ATT&CK was not read')
if (rule.meta.id !== 'own/title') throw new Error('defineRule gave something else')
`

try {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], root).trim()
  writeFileSync(join(folder, 'package.json'), '{"name": "x", "version": "1.0.0", "type": "module", "private": true}')
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', `./${packed}`, '@types/node@20'], folder)
  writeFileSync(join(folder, 'hunt.md'), hunt)
  writeFileSync(join(folder, 'program.ts'), program)
  const options = {
    target: 'ES2023',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: ['node'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({compilerOptions: options, files: ['program.ts']}))
  const version = run(execPath, [join(folder, 'node_modules/.bin/huntbook'), '--version'], folder).trim()
  const found = JSON.parse(lint(folder))
  if (!found.diagnostics.some(({rule}) => rule === 'attack/format')) throw new Error('the installed command found nothing')
  tool('typescript/bin/tsc', ['-p', '.'], folder)
  run(execPath, ['program.js'], folder)
  const files = readdirSync(join(folder, 'node_modules/huntbook'))
  stdout.write(`huntbook ${version} works as installed from ${packed} (${files.join(', ')}).\n`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

/** Exit 1 is what findings are for. */
function lint(cwd) {
  try {
    return run(execPath, ['node_modules/.bin/huntbook', 'lint', 'hunt.md', '--rule', 'attack/format', '--format', 'json'], cwd)
  } catch (error) {
    return error.stdout
  }
}
