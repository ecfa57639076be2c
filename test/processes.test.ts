import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runAsProcess, runInProcess, runInShell} from './support/cli.ts'
import {bad, executed, good, warned} from './support/cli-cases/case.ts'
import {crowd} from './support/crowd.ts'
import {filesIn, folderOf} from './support/folder.ts'
import {ipynb, markdown} from './support/hunt.ts'
import {limits, rule} from './support/pack.ts'
import {onPosix} from './support/posix.ts'
import {start, until} from './support/process.ts'

/** Numbers the hunts, each of which has an id and a title of its own. */
function numbered(text: string, count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({length: count}, (_, index) => [
      `hunts/a/h${index}.md`,
      text.replace('8d0f3a52', String(10_000_000 + index)).replaceAll('Services', `Services ${index}`),
    ]),
  )
}

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const

describe('a signal', () => {
  // Long enough for the signal to come in the middle.
  const many = numbered(`${bad}\n${'Some *text* with `code` and [links](x).\n\n'.repeat(400)}`, 300)

  for (const [signal, code] of signals) {
    for (const workers of ['0', '2']) {
      onPosix(`${signal} ends a check with ${workers} threads at once, with nothing half reported`, async () => {
        const cwd = folderOf(many)
        const {child, said, ended} = start(['check', '--workers', workers, '--format', 'json', '--cache-folder', '.cache'], {cwd})
        setTimeout(() => child.kill(signal), 700)
        expect(await ended).toBe(code)
        expect(said()).toBe('')
        expect(readdirSync(cwd, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.tmp'))).toEqual([])
      })
    }

    onPosix(`${signal} ends a watch, and a second one has nothing left to do`, async () => {
      const {child, said, ended} = start(['lint', '--watch'], {cwd: folderOf({'hunts/a/x.md': good})})
      await until(() => said().includes('Watching for changes'))
      child.kill(signal)
      child.kill(signal)
      expect(await ended).toBe(code)
    })

    onPosix(`${signal} ends a run whose rule does not come to an end`, async () => {
      const stuck = rule('stuck', 'require("node:fs").writeFileSync("started", ""); for (;;);')
      const cwd = folderOf({'hunts/a/x.md': good, ...stuck, 'huntbook.config.yaml': 'packs: {p: rules/p}\nlimits: {ruleMs: 60000}\n'})
      writeFileSync(
        join(cwd, 'rules/p/stuck.js'),
        readFileSync(join(cwd, 'rules/p/stuck.js'), 'utf8')
          .replace('import ', 'import {writeFileSync} from "node:fs"\nimport ')
          .replace('require("node:fs").', ''),
      )
      const {child, ended} = start(['lint'], {cwd})
      await until(() => existsSync(join(cwd, 'started')))
      child.kill(signal)
      expect(await ended).toBe(code)
    })
  }
})

describe('the exit code', () => {
  const sweep = (create: string): Record<string, string> => ({
    'hunts/a/x.md': good,
    ...rule('r', create),
    'huntbook.config.yaml': `packs: {p: rules/p}\n${limits}`,
  })
  const pair = {'huntbook.config.yaml': 'pairs: {mode: both}\n', 'hunts/a/x.md': good, 'hunts/a/x.ipynb': ipynb({title: 'other'})}
  const findings = {'hunts/a/x.md': bad}
  const clean = {'hunts/a/x.md': good}
  const baseline = (text: string) => ({...clean, 'huntbook.config.yaml': 'baseline: b.json\n', 'b.json': text})

  /** `docs/cli.md` says the same in words. */
  const table: readonly (readonly [what: string, code: number, files: Readonly<Record<string, string>>, args: readonly string[]])[] = [
    ['clean', 0, clean, ['check', '--only', 'attack/*']],
    ['warnings without a bound', 0, {'hunts/a/x.md': warned}, ['lint']],
    ['warnings within --max-warnings', 0, {'hunts/a/x.md': warned}, ['lint', '--max-warnings', '9']],
    ['more warnings than that', 1, {'hunts/a/x.md': warned}, ['lint', '--max-warnings', '0']],
    ['an empty part', 0, clean, ['lint', '--shard', '1/9']],
    ['nothing, with --allow-empty', 0, {}, ['lint', '--allow-empty']],
    ['an error', 1, findings, ['lint']],
    ['a broken notebook', 1, {'x.ipynb': '{'}, ['lint', 'x.ipynb']],
    ['a pair in conflict', 1, pair, ['check', '--only', 'pair/*']],
    ['a pair in conflict, to be synchronised', 1, pair, ['convert', '--sync']],
    ['--diff that shows something', 1, findings, ['lint', '--diff']],
    [
      'convert --check that would write',
      1,
      {...clean, 'huntbook.config.yaml': 'pairs: {mode: both}\n'},
      ['convert', '--check', '--to', 'ipynb'],
    ],
    ['an error with --exit-zero', 0, findings, ['lint', '--exit-zero']],
    ['warnings with --exit-zero', 0, {'hunts/a/x.md': warned}, ['lint', '--max-warnings', '0', '--exit-zero']],
    ['nothing', 2, {}, ['lint']],
    ['nothing, with --exit-zero', 2, {}, ['lint', '--exit-zero']],
    ['a glob without notebooks', 2, clean, ['lint', 'x/*.md']],
    ['a file that is not there', 2, clean, ['lint', 'x.md']],
    ['an unknown option', 2, clean, ['lint', '--nope']],
    ['an unknown command', 2, clean, ['nope']],
    ['an unknown rule', 2, clean, ['lint', '--only', 'no/rule']],
    ['an unknown format', 2, clean, ['lint', '--format', 'nope']],
    ['an unknown key', 2, {...clean, 'huntbook.config.yaml': 'nope: 1\n'}, ['lint']],
    ['a configuration that is not there', 2, clean, ['lint', '--config', 'nope.yaml']],
    ['a part that there is not', 2, clean, ['lint', '--shard', '3/2']],
    ['a baseline that is not there', 2, {...clean, 'huntbook.config.yaml': 'baseline: b.json\n'}, ['lint']],
    ['a broken baseline', 2, baseline('{'), ['lint']],
    ['a baseline of another version', 2, baseline('{"version": 9, "entries": []}'), ['lint']],
    ['a baseline that leads out of the root', 2, {...clean, 'huntbook.config.yaml': 'baseline: ../b.json\n'}, ['lint']],
    ['a ref that is not there', 2, clean, ['lint', '--since', 'nowhere']],
    ['a folder without blobs', 2, clean, ['check', '--merge', 'hunts']],
    ['a rule that throws', 2, sweep("throw new Error('x')"), ['lint']],
    ['a rule that throws, with --exit-zero', 2, sweep("throw new Error('x')"), ['lint', '--exit-zero']],
    ['findings and a rule that throws', 2, {...sweep("throw new Error('x')"), 'hunts/a/x.md': bad}, ['lint']],
    ['findings and a file that is not there', 2, findings, ['lint', 'hunts', 'x.md']],
    ['everything fixed', 0, findings, ['lint', '--fix']],
    ['something written under --fail-on-change', 1, findings, ['lint', '--fix', '--fail-on-change']],
    ['nothing written under --fail-on-change', 0, clean, ['lint', '--fix', '--fail-on-change']],
    [
      'something converted under --fail-on-change',
      1,
      {...clean, 'huntbook.config.yaml': 'pairs: {mode: both}\n'},
      ['convert', '--sync', '--fail-on-change'],
    ],
    ['an export', 0, {'x.ipynb': executed}, ['export', 'x.ipynb']],
    ['an export of a broken notebook', 1, {'x.ipynb': '{'}, ['export', 'x.ipynb']],
  ]

  it.each(table)('of %s is %i', async (_, wanted, files, args) => {
    const {code, stderr} = await runInProcess(args, {cwd: folderOf(files)})
    expect([code, stderr]).toEqual([wanted, expect.any(String)])
  })

  it('is that of findings and of a failure together, and the report holds both', async () => {
    const cwd = folderOf({...sweep("throw new Error('x')"), 'hunts/a/x.md': bad})
    const {code, stdout} = await runInProcess(['lint', '--format', 'json'], {cwd})
    const said = JSON.parse(stdout) as {diagnostics: {rule: string}[]}
    expect([code, said.diagnostics.map(one => one.rule)]).toEqual([2, expect.arrayContaining(['rule/crash', 'attack/format'])])
  })
})

describe('eight processes on one tree', () => {
  // The conformance suite does it fifty times.
  it('lose no fix without a word, and leave a cache that says what is so', async () => {
    for (let round = 0; round < 3; round++) await crowd()
  }, 120_000)
})

describe('a fault of our own', () => {
  /** Has something go wrong in the process once it runs. */
  const preload = (code: string): Record<string, string> => ({'pre.cjs': code})

  it.each([
    ['an unhandled rejection', "setTimeout(() => Promise.reject(new Error('x\\u001b[2J')), 1)"],
    ['an uncaught error', "setTimeout(() => { throw new Error('x\\u001b[2J') }, 1)"],
    ['a rejection with nothing', 'setTimeout(() => Promise.reject(), 1)'],
  ])('is one line and exit 2: %s', async (_, code) => {
    const cwd = folderOf({...numbered(bad, 40), ...preload(code)})
    const {code: exit, stderr, stdout} = await runAsProcess(['lint', '--no-cache'], {cwd, env: {NODE_OPTIONS: '--require ./pre.cjs'}})
    expect([exit, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^huntbook: internal error: (?:x\\x1b\[2J|undefined)\n$/u)])
  })

  it('in a thread costs only the notebook that it was at', async () => {
    // A notebook of 200,000 cells in a thread that has memory for fewer.
    const cells = Array.from({length: 200_000}, () => markdown('# x'))
    const small =
      "const threads = require('node:worker_threads'); const {Worker} = threads; if (threads.isMainThread) threads.Worker = class extends Worker { constructor(file, options) { super(file, {...options, resourceLimits: {maxOldGenerationSizeMb: 100}}) } }"
    const cwd = folderOf({'hunts/a/0large.ipynb': ipynb({}, cells), ...numbered(bad, 60), ...preload(small)})
    const env = {NODE_OPTIONS: '--require ./pre.cjs'}
    const {code, stdout, stderr} = await runAsProcess(['lint', '--no-cache', '--workers', '2', '--only', 'attack/*', '--format', 'json'], {
      cwd,
      env,
    })
    const report = JSON.parse(stdout) as {summary: object; diagnostics: {rule: string; path: string; message: string}[]}
    expect([code, stderr]).toEqual([2, ''])
    expect(report.summary).toMatchObject({notebooks: 61, errors: 61})
    expect(report.diagnostics[0]).toMatchObject({
      rule: 'io/unreadable',
      path: 'hunts/a/0large.ipynb',
      message: expect.stringMatching(/out of memory.*it was not checked\.$/u),
    })
  }, 120_000)
})

describe('streams that are closed', () => {
  // Node.js opens the null device in their place, so that no file of ours gets their number.
  onPosix('change nothing about the exit code, and no file is written in place of one', async () => {
    const files = {'hunts/a/x.md': bad}
    const cwd = folderOf(files)
    const {stdout} = await runInShell(
      'huntbook lint --no-cache >&- ; echo $?; huntbook lint --no-cache 2>&- >/dev/null; echo $?; huntbook lint --no-cache <&- >&- 2>&-; echo $?; huntbook lint --fix >&- 2>&- <&-; echo $?',
      {cwd},
    )
    expect(stdout).toBe('1\n1\n1\n0\n')
    expect(filesIn(cwd)).toEqual({'hunts/a/x.md': good})
  })

  onPosix('hold no notebook', async () => {
    const result = await runInShell('huntbook lint --stdin --stdin-path x.md <&-', {cwd: folderOf()})
    expect(result).toEqual({code: 2, stdout: '', stderr: expect.stringMatching(/^huntbook: Expected at least one notebook/u)})
  })
})

describe('a large report', () => {
  const cells = Array.from({length: 900}, (_, index) => markdown(`x${index}`, {tags: ['remove-cel']}))
  const large = Object.fromEntries(Array.from({length: 10}, (_, index) => [`x${index}.ipynb`, ipynb({}, cells)]))

  onPosix('comes to its end in a pipe', async () => {
    const {stdout} = await runInShell('huntbook check --format json | tail -c 5; echo "$PIPESTATUS"', {cwd: folderOf(large)})
    expect(stdout).toBe(' []\n}\n1\n'.slice(-7))
  })

  onPosix('is given up silently where nobody reads on, in every format', async () => {
    const cwd = folderOf(large)
    for (const format of ['json', 'sarif', 'gitlab', 'junit', 'rdjson']) {
      const {stdout, stderr} = await runInShell(`huntbook lint --format ${format} | head -c 1 >/dev/null; echo "$PIPESTATUS"`, {cwd})
      expect([format, stdout, stderr]).toEqual([format, '141\n', ''])
    }
  })
})

describe('the file that starts the program', () => {
  const boot = (version: string): string =>
    `Object.defineProperty(process.versions, 'node', {value: '${version}'}); process.argv.splice(1, 0, 'x'); require(process.env.BOOT)`

  it.each(['0.10.48', '6.17.1', '18.20.4', '20.9.0', '20.18.3'])('says what Node.js %s lacks', async version => {
    const {code, stdout, stderr} = await runInShell(`BOOT="$HUNTBOOK" "$NODE" -e "$CODE" -- --version`, {
      cwd: folderOf(),
      env: {CODE: boot(version)},
    })
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      `huntbook: Expected Node.js 20.19 or later, got ${version}.\n  hint: install a newer Node.js\n`,
    ])
  })

  it.each(['20.19.0', '22.0.0', '100.1.0'])('goes on with Node.js %s', async version => {
    const {code, stdout} = await runInShell(`BOOT="$HUNTBOOK" "$NODE" -e "$CODE" -- --version`, {
      cwd: folderOf(),
      env: {CODE: boot(version)},
    })
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/u)])
  })

  it('is written in the JavaScript of 2009', () => {
    const text = readFileSync(join(import.meta.dirname, '../bin/huntbook.cjs'), 'utf8').replace(/^#!.*\n|\/\/.*$/gmu, '')
    const plain = text.replace(/'(?:[^'\\\n]|\\.)*'/gu, "''")
    expect(plain).not.toMatch(/=>|`|\b(?:let|const|class|async|await|import|export|of)\b|\?\?|\?\.|\.\.\./u)
  })
})
