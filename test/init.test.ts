import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {describe, expect, it} from 'vitest'
import {bin, type Conversation, type Result, runAsProcess, runInProcess} from './support/cli.ts'
import {bad, executed, good, warned} from './support/cli-cases/case.ts'
import {filesIn, folderOf} from './support/folder.ts'
import {huntbookGit} from './support/git-setup.ts'
import {onPosix} from './support/posix.ts'
import {program as preCommit, withPreCommit} from './support/pre-commit.ts'
import {cleanEnv, repositoryOf} from './support/repository.ts'

const init = (cwd: string, args: readonly string[], more: Partial<Conversation> = {}): Promise<Result> =>
  runInProcess(['init', ...args], {cwd, ...more})

/** What is new or different, and not git's own. */
function changed(before: Readonly<Record<string, string>>, top: string): string[] {
  const after = filesIn(top)
  const paths = Object.keys({...before, ...after}).filter(path => !path.startsWith('.git/'))
  return paths.filter(path => before[path] !== after[path]).sort()
}

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

const always = ['.vscode/extensions.json', '.vscode/huntbook.config.schema.json', '.vscode/settings.json', 'huntbook.config.yaml']
const everything = ['--pre-commit', '--github', '--github=sharded', '--github=export', '--gitlab', '--git', '--baseline']

describe('init', () => {
  it('wants a terminal, --yes or options', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const before = filesIn(top)
    const {code, stderr} = await init(top, ['--force'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^huntbook: Expected a terminal to ask on, --yes, or options .*\n {2}hint: huntbook init --yes /u),
    ])
    expect(changed(before, top)).toEqual([])
  })

  it('does with --yes what the repository suggests, after which the catalog is clean, and nothing the second time', async () => {
    const {top, git} = repositoryOf({'hunts/a/x.md': good, 'package.json': '{"devDependencies": {"huntbook": "*"}}'})
    git('remote', 'add', 'origin', 'git@github.com:example/hunts.git')
    const before = filesIn(top)
    const first = await init(top, ['--yes'])
    expect(first).toMatchObject({code: 0, stderr: ''})
    expect(changed(before, top)).toEqual([
      '.github/workflows/huntbook.yml',
      '.gitignore',
      '.pre-commit-config.yaml',
      '.vscode/extensions.json',
      '.vscode/settings.json',
      'huntbook.config.yaml',
    ])
    expect(first.stdout).toMatch(
      /^written +huntbook\.config\.yaml: which notebooks are hunts, and the rules for them\n(?:written +\S+: .*\n)+[\s\S]*\nNext:\n {2}pre-commit install\n {2}npx huntbook check\n$/u,
    )
    const config = readFileSync(join(top, 'huntbook.config.yaml'), 'utf8')
    expect(config).toMatch(/^# yaml-language-server: \$schema=\.\/node_modules\/huntbook\/schemas\/config\.schema\.json\n/u)
    expect(await runInProcess(['check', '--max-warnings', '0'], {cwd: top})).toEqual({
      code: 0,
      stdout: '1 notebook is clean.\n',
      stderr: '',
    })
    const after = filesIn(top)
    const second = await init(top, ['--yes'])
    expect(second.stdout).toMatch(
      /^unchanged +huntbook\.config\.yaml\n(?:unchanged .*\n)+Nothing to write: what was asked for is there\.\n/u,
    )
    expect(changed(after, top)).toEqual([])
  })

  it('does what options name, and nothing else', async () => {
    const {top, git} = repositoryOf({'hunts/a/x.ipynb': executed})
    git('remote', 'add', 'origin', 'https://gitlab.com/example/hunts')
    const before = filesIn(top)
    expect((await init(top, ['--preset', 'strict', '--pairs', 'myst', '--files', 'a/*.md', '--files', 'b/*.md'])).code).toBe(0)
    expect(changed(before, top)).toEqual(['.gitignore', ...always])
    expect(readFileSync(join(top, 'huntbook.config.yaml'), 'utf8')).toMatch(
      /- 'a\/\*\.md'\n {2}- 'b\/\*\.md'\n[\s\S]*huntbook:strict[\s\S]*mode: myst/u,
    )
  })

  it.each([
    ['in a folder without git', folderOf],
    ['in a repository', repositoryOf],
  ])('writes everything that can be asked for, twice the same, %s', async (_, make) => {
    const made = make({'hunts/a/x.md': bad, 'hunts/a/y.md': warned.replace('8d0f', '9d0f'), 'hunts/b/executed/x.ipynb': executed})
    const top = typeof made === 'string' ? made : made.top
    expect((await init(top, everything)).code).toBe(0)
    const after = filesIn(top)
    const {code, stdout} = await init(top, everything)
    expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing to write')])
    expect(changed(after, top)).toEqual([])
    // What was there is in the baseline; what is new is not.
    expect((await runInProcess(['check', '--max-warnings', '0'], {cwd: top})).stdout).toMatch(/^2 notebooks are clean/u)
    writeFileSync(join(top, 'hunts/a/z.md'), bad.replace('8d0f', '7d0f'))
    expect((await runInProcess(['check'], {cwd: top})).code).toBe(1)
  })

  it('shows with --dry-run what it would do', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': bad})
    const before = filesIn(top)
    const {code, stdout} = await init(top, [...everything, '--dry-run'])
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^to be written +huntbook\.config\.yaml: .*\n[\s\S]*\nto be written +huntbook-baseline\.json: .*\n/u),
    ])
    expect(changed(before, top)).toEqual([])
  })

  it('follows a configuration that is there, and says what would have to change in it', async () => {
    const {top} = repositoryOf({'huntbook.config.yaml': 'pairs: {mode: none}\n', 'hunts/a/x.md': good})
    const before = filesIn(top)
    const {stdout} = await init(top, ['--preset', 'strict', '--pre-commit', '--baseline', '--force'])
    expect(stdout).toMatch(
      /^kept +huntbook\.config\.yaml: add this, so that it says what was asked for:\n {4}extends: \[huntbook:strict\]\n {4}baseline: 'huntbook-baseline\.json'\n/u,
    )
    expect(readFileSync(join(top, '.pre-commit-config.yaml'), 'utf8')).not.toContain('huntbook-sync')
    expect(changed(before, top)).not.toContain('huntbook.config.yaml')
    expect(changed(before, top)).not.toContain('huntbook-baseline.json')
    const {code, stdout: quiet} = await init(top, ['--pairs', 'none', '--quiet'])
    expect([code, quiet]).toEqual([0, ''])
  })

  it('does not say that all is there where something has to be added', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    await init(top, ['--pairs', 'myst'])
    expect((await init(top, ['--pairs', 'myst'])).stdout).toContain('Nothing to write: what was asked for is there.\n')
    for (const args of [
      ['--files', 'other/**'],
      ['--pairs', 'both'],
    ])
      expect((await init(top, args)).stdout).not.toContain('Nothing to write')
  })

  it('leaves stripping to the filter where it sets that up, and can be taken back', async () => {
    const {top, git} = repositoryOf({'hunts/a/x.ipynb': executed})
    const before = git('config', '--local', '--list')
    expect((await init(top, ['--yes'])).code).toBe(0)
    const configured = readFileSync(join(top, '.pre-commit-config.yaml'), 'utf8')
    expect([configured.includes('huntbook-fix'), configured.includes('huntbook-strip')]).toEqual([true, false])
    expect(existsSync(join(top, '.gitattributes'))).toBe(true)
    // Once more records nothing anew.
    await init(top, ['--yes'])
    expect((await huntbookGit({top}, 'uninstall')).stdout.match(/^remove from \.gitattributes: /gmu)).toHaveLength(3)
    expect([existsSync(join(top, '.gitattributes')), git('config', '--local', '--list')]).toEqual([false, before])
    expect((await huntbookGit({top}, 'status')).code).toBe(0)
  })

  it('leaves lines of attributes that were there when it came', async () => {
    const first = repositoryOf({'hunts/a/x.ipynb': executed})
    await init(first.top, ['--yes'])
    const attributes = readFileSync(join(first.top, '.gitattributes'), 'utf8')
    const {top} = repositoryOf({'hunts/a/x.ipynb': executed, '.gitattributes': attributes})
    await init(top, ['--yes'])
    expect((await huntbookGit({top}, 'uninstall')).stdout).not.toContain('.gitattributes')
    expect(readFileSync(join(top, '.gitattributes'), 'utf8')).toBe(attributes)
  })

  it('has hooks start the installed package without npm', async () => {
    const {top, write} = repositoryOf({'hunts/a/x.md': good, 'package.json': '{"devDependencies": {"huntbook": "*"}}'})
    const manifest = (file: string) => ({'node_modules/huntbook/package.json': JSON.stringify({name: 'huntbook', bin: {huntbook: file}})})
    const entry = async (): Promise<string | undefined> => {
      await init(top, ['--pre-commit', '--force'])
      return /entry: (.*) lint --allow-empty/u.exec(readFileSync(join(top, '.pre-commit-config.yaml'), 'utf8'))?.[1]
    }
    write({...manifest('./dist/huntbook.cjs'), 'node_modules/huntbook/dist/huntbook.cjs': ''})
    expect(await entry()).toBe('node node_modules/huntbook/dist/huntbook.cjs')
    // Nothing is started that is not there, or that leads elsewhere.
    for (const file of ['bin/gone.cjs', '../../evil.cjs', 'a b.cjs']) {
      write(manifest(file))
      expect(await entry()).toBe('npx --no-install huntbook')
    }
  })

  it('leaves the files of others alone, also with --force, and says what to add', async () => {
    const others = {
      '.gitattributes': '*.png binary\n',
      '.gitignore': 'node_modules\n',
      '.gitlab-ci.yml': 'test: {script: [make]}\n',
      '.pre-commit-config.yaml': 'repos:\n  - repo: x\n    rev: v1\n    hooks:\n      - id: pretty-format-json\n',
      '.vscode/settings.json': '{}\n',
      '.vscode/extensions.json': '{}\n',
      '.github/workflows/huntbook.yml': 'name: mine\n',
    }
    const {top} = repositoryOf({...others, 'hunts/a/x.md': good})
    const before = filesIn(top)
    const {stdout} = await init(top, [...everything, '--force'])
    for (const path of Object.keys(others)) expect(stdout).toMatch(new RegExp(`^kept +${path.replaceAll('.', '\\.')}: `, 'mu'))
    expect(stdout).toMatch(/^ {4}\*\.ipynb +filter=huntbook diff=huntbook merge=huntbook text eol=lf linguist-generated$/mu)
    expect(stdout).toContain('note: Git was not set up: `huntbook git install` does that, and adds the lines to .gitattributes.\n')
    expect(stdout).toContain(
      'note: The hook `pretty-format-json` of .pre-commit-config.yaml may write notebooks anew as any JSON: give it `exclude: \\.ipynb$`.\n',
    )
    expect(changed(before, top).filter(path => path in others)).toEqual([])
  })

  it('writes its own files anew with --force, and says so', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    await init(top, ['--github'])
    const file = join(top, '.github/workflows/huntbook.yml')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('timeout-minutes: 10', 'timeout-minutes: 99'))
    expect((await init(top, ['--github'])).stdout).toMatch(/^kept +\.github\/workflows\/huntbook\.yml: .* --force writes it anew/mu)
    expect((await init(top, ['--github', '--force'])).stdout).toMatch(
      /^replaced +\.github\/workflows\/huntbook\.yml: a check of pull requests\n/mu,
    )
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('leaves a configuration that people went on with, unless --force is to change what it says', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const file = join(top, 'huntbook.config.yaml')
    await init(top, ['--baseline', '--pairs', 'both'])
    const written = readFileSync(file, 'utf8')
    writeFileSync(file, `${written}rules:\n  meta/tags: off\n`)
    const forced = await init(top, ['--github', '--force'])
    expect(forced.stdout).toMatch(
      /^kept +huntbook\.config\.yaml: it was changed since, and even --force changes only what options name\.\n/u,
    )
    expect((await init(top, ['--force', '--yes', '--no-config'])).stdout).not.toContain('Nothing to write')
    const {stdout} = await init(top, ['--preset', 'strict'])
    expect(stdout).toMatch(
      /^kept +huntbook\.config\.yaml: add this, .* --force writes it anew, without what was changed in it since\.\n {4}extends: /u,
    )
    expect((await init(top, ['--preset', 'strict', '--force'])).stdout).toMatch(/^replaced +huntbook\.config\.yaml: /u)
    expect(readFileSync(file, 'utf8')).toBe(written.replace('huntbook:recommended', 'huntbook:strict'))
  })

  it.each([
    ['a version of ATT&CK that does not ship', ['--attack', '1.0'], /^huntbook: Expected a version of ATT&CK that ships/u],
    ['a release without a commit', ['--release', 'a/b@v1'], /^huntbook: Expected --release to be OWNER\/NAME@ /u],
    ['another configuration', ['--yes', '--config', 'x.yaml'], /^huntbook: Expected no --config/u],
    ['an argument', ['--yes', 'x'], /^huntbook: Expected no argument, got `x`\./u],
    ['an unknown workflow', ['--github=x'], /^huntbook: Expected --github to be `check`, `sharded` or `export`, got `x`\./u],
    ['an empty glob', ['--files', ''], /^huntbook: huntbook\.config\.yaml:6:\d+ Expected /u],
  ])('refuses %s, and writes nothing', async (_, args, message) => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const before = filesIn(top)
    const {code, stderr} = await init(top, args)
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
    expect(changed(before, top)).toEqual([])
  })

  it('refuses a configuration that cannot be read', async () => {
    const {top} = repositoryOf({'huntbook.config.yaml': 'nonsense: 1\n'})
    expect(await init(top, ['--yes'])).toMatchObject({code: 2, stderr: expect.stringMatching(/huntbook\.config\.yaml:1:1 Unexpected key/u)})
  })

  it('keeps hooks and workflows out of folders where nobody looks for them', async () => {
    const {top} = repositoryOf({'catalog/huntbook.config.yaml': '{}\n', 'catalog/hunts/x.md': good})
    const cwd = join(top, 'catalog')
    expect((await init(cwd, ['--github'])).stderr).toMatch(
      /^huntbook: Expected the top of the git repository for hooks and workflows, got the root /u,
    )
    const before = filesIn(top)
    expect((await init(cwd, ['--yes'])).code).toBe(0)
    expect(changed(before, top).every(path => /^catalog\/\.(?:vscode|gitignore)/u.test(path))).toBe(true)
  })

  onPosix('writes nothing through links that lead out, and waits for no pipe', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const outside = folderOf()
    mkdirSync(join(top, '.github'))
    symlinkSync(outside, join(top, '.github/workflows'))
    const before = filesIn(top)
    expect(await init(top, ['--github'])).toMatchObject({code: 2, stderr: expect.stringContaining('which leads out of it')})
    expect(changed(before, top)).toEqual([])
    rmSync(join(top, '.github/workflows'))
    execFileSync('mkfifo', [join(top, '.gitignore')])
    expect(await init(top, ['--github'])).toMatchObject({code: 2, stderr: expect.stringMatching(/\.gitignore could not be read/u)})
  })

  it('sets up the repository from a folder in it, and names files from there', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const {stdout} = await init(join(top, 'hunts/a'), ['--pairs', 'myst'])
    expect(stdout).toMatch(/^written +\.\.\/\.\.\/huntbook\.config\.yaml: /u)
    expect((await runInProcess(['check'], {cwd: join(top, 'hunts')})).stdout).toBe('1 notebook is clean.\n')
  })

  it('runs as a process', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    expect(await runAsProcess(['init'], {cwd: top})).toMatchObject({code: 2})
    expect(await runAsProcess(['init', '--yes'], {cwd: top})).toMatchObject({code: 0, stderr: ''})
    expect(await runAsProcess(['check'], {cwd: top})).toMatchObject({code: 0})
  })
})

describe('init in a terminal', () => {
  it('asks what no option says, and takes an empty line for what the repository suggests', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const before = filesIn(top)
    const {code, stderr} = await init(top, ['--preset', 'strict'], {answers: ['', '', 'n', 'no', 'Y', 'n', '']})
    expect(code).toBe(0)
    expect(stderr).toBe(`Found 1 text, 0 notebooks (.ipynb) and 0 pairs of both.
Which notebooks are hunts (a glob)? [hunts/**/*.{ipynb,md,myst,mystnb,mnb}]${' '}
How are they kept? (all notebooks are texts) myst, ipynb, both, none [myst]${' '}
Take down what is found today, and report only what is new (a baseline)? yes, no [no]${' '}
Hooks for pre-commit? yes, no [yes]${' '}
A workflow for pull requests on GitHub? yes, no [no]${' '}
A job for merge requests on GitLab? yes, no [no]${' '}
Have git strip, show and merge notebooks as such? yes, no [no]${' '}
`)
    expect(changed(before, top)).toEqual(['.github/workflows/huntbook.yml', '.gitignore', ...always])
  })
  it('asks again where an answer is none of the words, and gives up after three', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const before = filesIn(top)
    const {code, stderr} = await init(top, [], {answers: ['', 'x', 'y\u001b[31m', '']})
    expect([code, stderr]).toEqual([2, expect.stringContaining('Expected myst, ipynb, both, none, got `y\\x1b[31m`.\n')])
    expect(stderr).toContain('huntbook: Expected an answer, got none. Nothing was written.\n')
    expect((await init(top, [], {answers: ['', 'x', 'x', 'x', '']})).stderr).toContain('got something else 3 times. Nothing was written.\n')
    expect(changed(before, top)).toEqual([])
  })
  it.skipIf(!hasScript)('runs as a process, and ends with 130 on Ctrl+C', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const before = filesIn(top)
    expect(await typed(top, ['\r', '\u0003'])).toBe(130)
    expect(changed(before, top)).toEqual([])
    expect(await typed(top, ['\r', '\r', 'strict\r', 'no\r', 'no\r', 'yes\r', 'no\r', 'no\r'])).toBe(0)
    expect(changed(before, top)).toEqual(['.github/workflows/huntbook.yml', '.gitignore', ...always])
  })
  it('asks nothing with --yes', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    expect(await init(top, ['--yes'], {answers: []})).toMatchObject({code: 0, stderr: ''})
  })
})

/** Runs `init` in a terminal that `script` of util-linux makes, and types the next keys whenever it asks. The exit code. */
function typed(cwd: string, keys: readonly string[]): Promise<number | null> {
  const child = spawn('script', ['-qec', `'${execPath}' '${bin}' init`, '/dev/null'], {cwd, timeout: 30_000})
  const left = [...keys]
  let shown = ''
  child.stdout.on('data', (data: Buffer) => {
    shown += data.toString()
    const asked = shown.match(/\? .*\[\S+\] /gu)?.length ?? 0
    while (left.length > keys.length - asked && left.length > 0) child.stdin.write(left.shift() ?? '')
  })
  return new Promise(resolve => child.on('close', resolve))
}

withPreCommit('the hooks that init writes', () => {
  it('run in their order, and let a good hunt pass', async () => {
    const {top, git, write} = repositoryOf({'hunts/a/x.md': good, 'package.json': '{"devDependencies": {"huntbook": "*"}}'})
    expect((await init(top, ['--pre-commit'])).code).toBe(0)
    const programs = folderOf({
      'bin/npx': `#!/bin/sh\n[ "$1 $2" = "--no-install huntbook" ] || exit 99\nshift 2\nexec '${execPath}' '${bin}' "$@"\n`,
    })
    chmodSync(join(programs, 'bin/npx'), 0o755)
    const env = {...cleanEnv, HOME: programs, PATH: `${join(programs, 'bin')}:${process.env.PATH}`}
    const run = () => spawnSync(preCommit, ['run', '--all-files'], {cwd: top, env, encoding: 'utf8'})
    git('add', '--all')
    const passed = run()
    expect([passed.status, passed.stdout.match(/\.(?:Passed|\(no files to check\)Skipped)$/gmu)?.length]).toEqual([0, 4])
    write({'hunts/a/x.md': bad})
    git('add', '--all')
    const failed = run()
    expect([failed.status, failed.stdout]).toEqual([1, expect.stringContaining('1 file was changed: ')])
    expect(readFileSync(join(top, 'hunts/a/x.md'), 'utf8')).toBe(good)
  })
})
