import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {env, stdout} from 'node:process'
import {afterAll, describe, expect, it} from 'vitest'
import {buildTree} from './support/release.ts'
import {cleanEnv} from './support/repository.ts'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/getting-started.md'), 'utf8')

/** What the page gives people to run, block after block. */
const blocks = [...page.matchAll(/^(?<fence>`{3,})sh\n(?<text>.*?)^\k<fence>$/gmsu)].map(({groups}) => groups?.text ?? '')

/** From zero: also what installs and builds huntbook, which asks the registry of npm. */
const isFromZero = env.HUNTBOOK_FROM_ZERO === '1'
const missing = [['pre-commit'], ['jupyter', 'nbconvert']]
  .filter(([program = '', ...words]) => spawnSync(program, [...words, '--version']).status !== 0)
  .map(words => words.join(' '))
const isRequired = env.HUNTBOOK_REQUIRE_PRECOMMIT === '1' && env.HUNTBOOK_REQUIRE_JUPYTER === '1'

if (missing.length > 0 && !isRequired)
  stdout.write(`Skipped: the test of docs/getting-started.md needs what is missing here: ${missing.join(', ')}.\n`)
if (!isFromZero) stdout.write('Skipped: the first block of docs/getting-started.md installs packages; HUNTBOOK_FROM_ZERO=1 runs it too.\n')

const folder = mkdtempSync(join(tmpdir(), 'huntbook-getting-started-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Puts the folder where somebody who reads the page has the clone of huntbook. */
function placeClone(): string {
  const clone = join(folder, 'huntbook')
  if (isFromZero) {
    execFileSync('git', ['clone', '--quiet', root, clone], {env: cleanEnv})
    return clone
  }
  mkdirSync(clone)
  const {tree, remove} = buildTree()
  renameSync(tree, join(folder, 'huntbook-release'))
  remove()
  return clone
}

describe('docs/getting-started.md', () => {
  it('has commands to run', () => expect(blocks).toHaveLength(7))

  it.skipIf(missing.length > 0 && !isRequired)('runs as printed, from an empty folder to findings', {timeout: 600_000}, () => {
    const cwd = placeClone()
    const home = join(folder, 'home')
    mkdirSync(home)
    const {
      status,
      stdout: said,
      stderr,
    } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', (isFromZero ? blocks : blocks.slice(1)).join('\n')], {
      cwd,
      encoding: 'utf8',
      env: {...cleanEnv, HOME: home, PRE_COMMIT_HOME: join(home, 'pre-commit'), npm_config_update_notifier: 'false', NO_COLOR: '1'},
    })
    expect([status, status === 0 ? '' : said + stderr]).toEqual([0, ''])
    expect(said).toContain('1 notebook is clean.')
    // The example of what a hook says.
    const [, example = ''] = /^```text\n(.*?)^```$/msu.exec(page) ?? []
    expect(said + stderr).toContain(example)
    expect(said + stderr).toContain('1 file was changed: hunts/endpoint/stopped-services.md.')
    expect(said).toContain('The commit was refused.')
    expect(said).toContain("[{'host': 'ws-014', 'service': 'VSS', 'state': 'stopped'}]")
    const catalog = join(folder, 'our-hunts')
    const findings = readFileSync(join(catalog, 'out/stopped-services.findings.md'), 'utf8')
    expect(findings).toContain('ws-014')
    expect(findings).not.toMatch(/shift lead|TENANT_ID|for each in/u)
    const git = (...args: readonly string[]): string => execFileSync('git', args, {cwd: catalog, env: cleanEnv, encoding: 'utf8'})
    expect(git('log', '--format=%s')).toBe('Add a hunt for stopped services\nBegin a catalog of hunts\n')
    // Nothing that npm installed, and no findings, in the catalog.
    expect(git('ls-files')).not.toMatch(/node_modules|huntbook-release/u)
    // What the page says of a second `init`.
    const before = git('status', '--porcelain', '--ignored')
    execFileSync('npx', ['huntbook', 'init', '--yes', '--pre-commit', '--github', '--git'], {cwd: catalog, env: cleanEnv})
    expect(git('status', '--porcelain', '--ignored')).toBe(before)
  })
})
