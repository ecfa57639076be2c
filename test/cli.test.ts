import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Call, type Result, runAsProcess, runInProcess, runInShell} from './support/cli.ts'
import {another, bad, type Case, executed, type Files, good, one, warned} from './support/cli-cases/case.ts'
import {commandCases} from './support/cli-cases/commands.ts'
import {convertCases} from './support/cli-cases/convert.ts'
import {exportCases} from './support/cli-cases/export.ts'
import {exportCompatCases} from './support/cli-cases/export-compat.ts'
import {gitCases} from './support/cli-cases/git.ts'
import {lintCases} from './support/cli-cases/lint.ts'
import {newCases} from './support/cli-cases/new.ts'
import {runWithoutRights, withoutRights} from './support/cli-cases/nobody.ts'
import {programCases} from './support/cli-cases/program.ts'
import {reportCases} from './support/cli-cases/report.ts'
import {filesIn, folderOf} from './support/folder.ts'
import {ipynb, markdown} from './support/hunt.ts'
import {onPosix, withFullDevice} from './support/posix.ts'
import {repositoryOf} from './support/repository.ts'

/** One table for all that the command line takes. */
const cases: Readonly<Record<string, Case>> = {
  ...programCases,
  ...lintCases,
  ...reportCases,
  ...commandCases,
  ...newCases,
  ...convertCases,
  ...exportCases,
  ...exportCompatCases,
  ...gitCases,
}

async function check(given: Case, run: (args: readonly string[], call: Call) => Promise<Result>): Promise<void> {
  const folder = folderOf(given.files)
  const before = filesIn(folder)
  const {stdin, env} = given
  const result = await run(given.args, {cwd: join(folder, given.cwd ?? ''), ...(stdin !== undefined && {stdin}), ...(env && {env})})
  for (const name of ['stdout', 'stderr'] as const) {
    const expected = given[name] ?? ''
    if (typeof expected === 'string') expect(result[name]).toBe(expected)
    else expect(result[name]).toMatch(expected)
  }
  expect(result.code).toBe(given.code)
  const after = filesIn(folder)
  expect(Object.keys({...before, ...after}).filter(path => before[path] !== after[path])).toEqual(given.changed ?? [])
}

describe('the command line', () => {
  it.each(Object.keys(cases))('%s', name => check(cases[name] ?? {args: [], code: 0}, runInProcess))
})

describe('the program', () => {
  const some = [
    'no command',
    '--version',
    'an unknown command',
    'lint --help',
    'a good hunt',
    'a bad hunt',
    '--fix',
    '--stdin --fix',
    '--format json',
    '--format sarif',
    'several formats, each into a file',
    'wrong use with formats for files',
    'on a runner of GitHub',
    'convert',
    'export',
    'rules --format names',
    'git filter --once',
    'git textconv',
    'new',
    'new without what every hunt says',
  ]
  it.each(some)('%s', name => check(cases[name] ?? {args: [], code: 0}, runAsProcess))
})

describe('--since', () => {
  it('checks what changed, and everything with a note where the configuration did', async () => {
    const {top, write} = repositoryOf({'hunts/a/x.md': bad, 'hunts/a/y.md': another(good)})
    const lint = (...args: readonly string[]) => runInProcess(['lint', '--since', 'main', ...args], {cwd: top})
    expect(await lint()).toEqual({code: 0, stdout: 'No notebook was checked.\n', stderr: ''})
    write({'hunts/a/y.md': another(bad)})
    expect(await lint()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^hunts\/a\/y\.md[\s\S]*1 error in 1 of 1 notebook/u),
      stderr: '',
    })
    write({'huntbook.config.yaml': '{}\n'})
    const widened = {code: 1, stdout: expect.stringMatching(/2 errors in 2 of 2 notebooks/u)}
    expect(await lint()).toMatchObject({...widened, stderr: 'note: huntbook.config.yaml changed since main: --since leaves out nothing\n'})
    expect(await lint('--quiet')).toMatchObject({code: 1, stderr: ''})
  })
  it('names the way out in a pull request', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    const {code, stderr} = await runInProcess(['check', '--since', 'origin/main'], {cwd: top, env: {GITHUB_EVENT_NAME: 'pull_request'}})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^huntbook: .*got `origin\/main`\.\n {2}hint: .*`fetch-depth: 0`.*`--since HEAD\^1`/u)
  })
})

describe('reports in every format', () => {
  const key = `AKIA${'QWERTZUIOP123456'}`
  const formats = ['github', 'gitlab', 'json', 'junit', 'markdown', 'pretty', 'rdjson', 'sarif']

  it.each(formats)('%s: a credential is in none of them', async format => {
    // The title stands in the same line, and other rules speak of it.
    const text = bad.replace('title: Services', `title: ${key}`)
    const files = {'hunts/a/x.md': text, 'hunts/a/y.md': text, 'x.ipynb': ipynb({title: key}, [markdown(`${key} ${key}`)])}
    const {code: exit, stdout} = await runInProcess(['lint', '--format', format], {cwd: folderOf(files)})
    expect([exit, stdout.includes('security/secret')]).toEqual([1, true])
    expect(stdout).not.toContain(key)
  })
  it.each(formats)('%s: the same bytes for the same notebooks, wherever they are', async format => {
    const files = {'hunts/a/x.md': bad, 'hunts/a/y.ipynb': executed, 'hunts/b/z.md': warned}
    const [first, second] = await Promise.all([1, 2].map(() => runInProcess(['lint', '--format', format], {cwd: folderOf(files)})))
    expect(first).toEqual(second)
  })
  it('github: what changed comes first', async () => {
    const hunts = Array.from({length: 12}, (_, index) => [`hunts/a/${String(index).padStart(2, '0')}.md`, numbered(bad, index)] as const)
    const {top, write} = repositoryOf(Object.fromEntries(hunts))
    write({'hunts/a/11.md': numbered(bad, 11).replace('t1489', 't1490')})
    const {stdout} = await runInProcess(['lint', 'hunts', '--only', 'attack/format', '--format', 'github'], {cwd: top})
    expect(stdout).toMatch(/^::error file=hunts\/a\/00\.md,/u)
    write({'huntbook.config.yaml': '{}\n'})
    const since = await runInProcess(['lint', 'hunts', '--only', 'attack/format', '--since', 'main', '--format', 'github'], {cwd: top})
    expect(since.stdout).toMatch(/^::error file=hunts\/a\/11\.md,[\s\S]*\n::error file=hunts\/a\/00\.md,/u)
    expect(since.stdout).toMatch(/\n2 more findings without an annotation: GitHub takes 10 of a kind\.\n$/u)
  })
})

/** A hunt with an id and a title of its own. */
function numbered(text: string, index: number): string {
  return text.replace('8d0f3a52', `8d0f3a${String(index).padStart(2, '0')}`).replaceAll('Services', `Services ${index}`)
}

/** The files that go wrong, each with its diagnostic. */
const badInputs: readonly (readonly [name: string, file: string, content: string | Uint8Array, line: RegExp])[] = [
  ['no JSON', 'bad.ipynb', 'hello', /^bad\.ipynb:1:1 error parse\/json\n {2}Expected/u],
  ['no notebook', 'bad.ipynb', '[1]', /^bad\.ipynb:1:1 error parse\/shape\n {2}Expected/u],
  [
    'no UTF-8',
    'bad.ipynb',
    Buffer.from([0x7b, 0x0a, 0xff]),
    /^bad\.ipynb:2:1 error parse\/encoding\n {2}Expected UTF-8, got `0xff` at byte 2\./u,
  ],
  ['nothing in it', 'bad.ipynb', '', /^bad\.ipynb:1:1 error parse\/json\n {2}Expected/u],
]

describe('bad input', () => {
  for (const [name, file, content, line] of badInputs) {
    it(`${name}: one finding, alone and beside a good file`, async () => {
      const folder = folderOf({[file]: content, 'hunts/a/x.md': bad})
      const alone = await runInProcess(['lint', file], {cwd: folder})
      expect([alone.code, alone.stderr]).toEqual([1, ''])
      expect(alone.stdout).toMatch(line)
      const beside = await runInProcess(['lint', file, 'hunts'], {cwd: folder})
      expect(beside.code).toBe(1)
      expect(beside.stdout).toMatch(line)
      expect(beside.stdout).toMatch(/^hunts\/a\/x\.md:\d+:\d+ error attack\/format/mu)
      for (const args of [['convert', '--to', 'myst'], ['export']]) {
        const other = await runInProcess([...args, file], {cwd: folder})
        expect([other.code, other.stdout]).toEqual([1, ''])
        expect(other.stderr).toMatch(line)
      }
      expect(Object.keys(filesIn(folder)).sort()).toEqual([file, 'hunts/a/x.md'].sort())
    })
  }
  it('a folder with the name of a notebook and without notebooks is a finding, alone and beside a good file', async () => {
    const folder = folderOf(one)
    mkdirSync(join(folder, 'bad.ipynb'))
    for (const args of [['bad.ipynb'], ['bad.ipynb', 'hunts']]) {
      const {code: exit, stdout} = await runInProcess(['lint', ...args], {cwd: folder})
      expect(exit).toBe(1)
      expect(stdout).toMatch(/^bad\.ipynb:1:1 error io\/special\n {2}Expected a notebook, got a folder without notebooks\./u)
    }
    for (const args of [['convert', '--to', 'myst'], ['export']]) {
      const {code: exit, stderr} = await runInProcess([...args, 'bad.ipynb'], {cwd: folder})
      expect(exit).toBe(1)
      expect(stderr).toMatch(/^bad\.ipynb:1:1 error io\/special/u)
    }
  })
  onPosix('a pipe with the name of a notebook is a finding, and does not hang', async () => {
    const folder = folderOf(one)
    execFileSync('mkfifo', [join(folder, 'bad.ipynb')])
    const {code: exit, stdout} = await runInProcess(['lint', 'bad.ipynb', 'hunts'], {cwd: folder})
    expect(exit).toBe(1)
    expect(stdout).toMatch(/^bad\.ipynb:1:1 error io\/special\n[\s\S]*attack\/format/u)
  })
  onPosix('a file that is not there is wrong use', async () => {
    const result = await runInProcess(['lint', 'bad.ipynb'], {cwd: folderOf(one)})
    expect(result).toEqual({
      code: 2,
      stdout: '',
      stderr: 'huntbook: Expected a file, a folder or a glob, got `bad.ipynb`, which does not exist.\n',
    })
  })
})

describe('what may not be read', () => {
  /** Runs the program where these paths have no permissions at all. */
  function run(args: readonly string[], {files, locked}: {files: Files; locked: readonly string[]}): Result {
    const folder = folderOf(files)
    const change = (mode: number) => {
      for (const path of locked) chmodSync(join(folder, path), mode)
    }
    return runWithoutRights([join(import.meta.dirname, '../bin/huntbook.cjs'), ...args], {cwd: folder, deny: () => change(0)})
  }
  const denied = (path: string, what = 'file'): string =>
    `${path}:1:1 error io/unreadable\n  Expected a readable ${what}: permission denied.\n`

  withoutRights('a file is a failure beside findings', () => {
    const {code: exit, stdout} = run(['lint', 'bad.ipynb', 'hunts'], {files: {...one, 'bad.ipynb': executed}, locked: ['bad.ipynb']})
    expect(exit).toBe(2)
    expect(stdout).toContain(denied('bad.ipynb'))
    expect(stdout).toContain('error attack/format')
    expect(stdout).toMatch(/\n2 errors in 2 of 2 notebooks;/u)
  })
  withoutRights('a folder of the catalog is a failure, whatever is named', () => {
    const given = {files: {'hunts/a/x.md': good, 'hunts/b/y.md': good}, locked: ['hunts/b']}
    for (const args of [['lint'], ['lint', 'hunts'], ['lint', 'hunts/b'], ['lint', 'hunts/b/*.md'], ['lint', 'hunts/a/x.md'], ['check']]) {
      const {code: exit, stdout, stderr} = run(args, given)
      expect([args, exit, stderr]).toEqual([args, 2, ''])
      expect(stdout.split(denied('hunts/b', 'folder'))).toHaveLength(2)
    }
    const {code: exit, stderr} = run(['convert', '--to', 'ipynb'], given)
    expect(exit).toBe(2)
    expect(stderr).toContain(denied('hunts/b', 'folder'))
  })
  withoutRights('an ignored folder is nothing', () => {
    const files = {'hunts/a/x.md': good, 'cache/y.md': good, '.gitignore': 'cache/'}
    expect(run(['lint'], {files, locked: ['cache']})).toEqual({code: 0, stdout: '1 notebook is clean.\n', stderr: ''})
  })
  withoutRights('a file in a locked folder is a failure beside findings', () => {
    const given = {files: {...one, 'locked/y.md': good}, locked: ['locked']}
    const {code: exit, stdout} = run(['lint', 'locked/y.md', 'hunts', '--only', 'attack/*'], given)
    expect(exit).toBe(2)
    expect(stdout).toContain(denied('locked/y.md'))
    expect(stdout).toContain('error attack/format')
  })
  withoutRights('another file of the catalog is a failure where a rule needs to see all', () => {
    const {code: exit, stdout} = run(['lint', 'hunts/a/x.md'], {
      files: {'hunts/a/x.md': good, 'hunts/b/y.md': good},
      locked: ['hunts/b/y.md'],
    })
    expect([exit, stdout]).toEqual([2, `${denied('hunts/b/y.md')}\n1 error in none of 1 notebook.\n`])
  })
  withoutRights('an ignore file is wrong use, in one line', () => {
    const {code: exit, stdout, stderr} = run(['lint'], {files: {'hunts/a/x.md': good, '.gitignore': ''}, locked: ['.gitignore']})
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^huntbook: .*\.gitignore could not be read: permission denied\.\n {2}hint: /u)
  })
})

describe('what may not be written', () => {
  withoutRights('another file than a notebook stays, with its finding beside the failure', () => {
    const cwd = folderOf({'hunts/a/x.md': good, 'hunts/a/jupytext.toml': 'notebook_metadata_filter = "title"\n'})
    const deny = () => chmodSync(join(cwd, 'hunts/a'), 0o500)
    const program = join(import.meta.dirname, '../bin/huntbook.cjs')
    const {code: exit, stdout} = runWithoutRights([program, 'check', '--fix', '--only', 'repo/jupytext'], {cwd, deny})
    expect(exit).toBe(2)
    expect(stdout).toContain('huntbook: hunts/a/jupytext.toml could not be written: permission denied.')
    expect(stdout).toContain('hunts/a/jupytext.toml:1:1 error repo/jupytext')
  })
})

describe('the streams of the program', () => {
  /** About 5 MB of findings as JSON. */
  function large(): string {
    const cells = Array.from({length: 900}, (_, index) => markdown(`x${index}`, {tags: ['remove-cel']}))
    return folderOf(Object.fromEntries(Array.from({length: 8}, (_, index) => [`x${index}.ipynb`, ipynb({}, cells)])))
  }
  onPosix('stops silently when its reader goes away', async () => {
    const result = await runInShell('huntbook lint --format json | head -1; echo "$PIPESTATUS"', {cwd: large()})
    expect(result).toEqual({code: 0, stdout: '{\n141\n', stderr: ''})
  })
  onPosix('gives all of a large report to a slow reader', async () => {
    const cwd = large()
    const result = await runInShell('huntbook lint --format json | (sleep 1; cat) > all.json; echo "$PIPESTATUS"', {cwd})
    expect(result).toEqual({code: 0, stdout: '1\n', stderr: ''})
    const text = readFileSync(join(cwd, 'all.json'), 'utf8')
    expect(text.length).toBeGreaterThan(3_000_000)
    const {summary, diagnostics} = JSON.parse(text)
    expect(diagnostics.length).toBeGreaterThan(7000)
    expect(summary.errors + summary.warnings + summary.infos).toBe(diagnostics.length)
  })
  withFullDevice('fails when its output cannot be written', async () => {
    const result = await runInShell('huntbook rules > /dev/full', {cwd: folderOf()})
    expect(result).toEqual({code: 2, stdout: '', stderr: 'huntbook: The output could not be written: ENOSPC.\n'})
  })
  onPosix('fails in a folder that is gone', async () => {
    const folder = folderOf({'gone/x': ''})
    const result = await runInShell(`cd gone && rm -r ../gone && huntbook lint`, {cwd: folder})
    expect(result).toEqual({code: 2, stdout: '', stderr: 'huntbook: The working folder does not exist any more.\n'})
    rmSync(join(folder, 'gone'), {recursive: true, force: true})
  })
  it('reads standard input to its end', async () => {
    const result = await runAsProcess(['lint', '--stdin', '--stdin-path', 'x.md', '--format', 'json'], {
      cwd: folderOf(),
      stdin: `${good}${'word '.repeat(200_000)}\n`,
    })
    expect(JSON.parse(result.stdout)).toMatchObject({summary: {notebooks: 1}})
  })
})

describe('failures of huntbook itself', () => {
  const broken = {cwd: '/', env: {}, stdin: ''} as const
  it('are one line and exit 2, without a stack', async () => {
    const {main} = await import('../src/cli/main.ts')
    let said = ''
    const fail = {
      write: () => {
        throw new Error('our \u001b[31m fault')
      },
      isTerminal: false,
      columns: 80,
    }
    const io = {
      ...broken,
      stdin: async () => Buffer.of(),
      input: async function* () {},
      stdout: fail,
      stderr: {
        ...fail,
        write: (text: string | Uint8Array) => {
          said += String(text)
        },
      },
    }
    expect(await main(['rules'], io)).toBe(2)
    expect(said).toBe(
      'huntbook: internal error: our \\x1b[31m fault\n  hint: HUNTBOOK_DEBUG=1 shows where; please report it with the notebook that caused it\n',
    )
    said = ''
    expect(await main(['rules'], {...io, env: {HUNTBOOK_DEBUG: '1'}})).toBe(2)
    expect(said).toMatch(/\n {4}at .*cli\.test\.ts/u)
    expect(said).not.toContain('\u001b')
  })
})
