import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {env, getuid, platform} from 'node:process'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {bin, runInShell} from './support/cli.ts'
import {bad, executed, good} from './support/cli-cases/case.ts'
import {runWithoutRights, withoutRights} from './support/cli-cases/nobody.ts'
import {filesIn, folderOf} from './support/folder.ts'
import {interrupt} from './support/interrupt.ts'
import {onPosix} from './support/posix.ts'

/** Too large for a limit of 8 KiB. */
const tail = `${'word '.repeat(4000)}\n`

describe('a disk that takes only a part', () => {
  onPosix('leaves a notebook as it is, fixes the others and fails', async () => {
    const folder = folderOf({'hunts/a/large.md': bad + tail, 'hunts/a/small.md': bad.replace('8d0f', '9d0f')})
    const result = await runInShell('ulimit -f 8; huntbook lint --fix', {cwd: folder})
    expect(result.code).toBe(2)
    expect(result.stdout).toContain('huntbook: hunts/a/large.md could not be written: the file would be too large.')
    expect(filesIn(folder)).toEqual({'hunts/a/large.md': bad + tail, 'hunts/a/small.md': good.replace('8d0f', '9d0f')})
  })
  onPosix('leaves no part of a conversion, converts the others and fails', async () => {
    const files = {'large.md': good + tail, 'small.md': good}
    const folder = folderOf(files)
    const result = await runInShell('ulimit -f 8; huntbook convert --to ipynb large.md small.md', {cwd: folder})
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('huntbook: large.ipynb could not be written: the file would be too large.')
    expect(filesIn(folder)).toEqual({...files, 'small.ipynb': expect.stringMatching(/^\{[\s\S]*\}\n$/u)})
  })
  onPosix('leaves no part of an export and fails', async () => {
    const files = {'x.ipynb': executed.replace('# Title', tail.trim())}
    const folder = folderOf(files)
    const result = await runInShell('ulimit -f 8; huntbook export x.ipynb', {cwd: folder})
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('huntbook: out/x.findings.md could not be written: the file would be too large.')
    expect(filesIn(folder)).toEqual(files)
  })
})

/** Mounting is for root, on Linux, outside of most containers. */
const canMount =
  platform === 'linux' && getuid?.() === 0 && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

describe('a disk that is full', () => {
  it.skipIf(!canMount)('leaves all notebooks as they are and is tried once', async () => {
    const files = {'a.md': bad + tail + tail, 'b.md': bad + tail + tail, 'c.md': bad}
    const folder = folderOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [`from/${name}`, text])))
    mkdirSync(join(folder, 'disk'))
    const steps = [
      'mount -t tmpfs -o size=96k none disk',
      'cp from/* disk',
      'cd disk',
      '"$NODE" "$HUNTBOOK" lint --fix --only attack/format *.md',
      'echo $?',
    ]
    const script = `${steps.join('; ')}; mkdir ../after; cp -a . ../after`
    const {stdout} = await runInShell(`export NODE HUNTBOOK; unshare -m sh -c '${script}'`, {cwd: folder})
    expect(stdout.match(/could not be written: .*/gu)).toEqual(['could not be written: no space left on the disk.'])
    expect(stdout).toMatch(/3 errors in 3 of 3 notebooks.*\n2\n$/u)
    expect(filesIn(join(folder, 'after'))).toEqual(files)
  })
})

const count = 50
const names = Array.from({length: count}, (_, index) => `x${index}.md`)

/** Signals at this many random moments: 20, or 200 with `npm run fuzz`. */
const moments = env.HUNTBOOK_FUZZ === '1' ? 200 : 20

/** The hunts, each with something to fix and an id of its own. */
function hunts(text: string): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, text.replace('8d0f3a52', String(10_000_000 + index))]))
}

describe('a run that is killed', () => {
  onPosix(`leaves each notebook old or fixed, at any of ${moments} moments`, {timeout: 600_000}, async () => {
    const [old, fixed] = [hunts(bad), hunts(good)]
    await atMoments(async delay => {
      const folder = folderOf(old)
      await interrupt(['lint', '--fix'], {cwd: folder, signal: 'SIGKILL', isTime: changeOf(join(folder, 'x0.md')), delay})
      const after = notebooksIn(folder)
      expect(Object.keys(after).sort()).toEqual(Object.keys(old).sort())
      for (const [name, text] of Object.entries(after)) expect([old[name], fixed[name]]).toContain(text)
    })
  })
  onPosix(`leaves each conversion whole or out, at any of ${moments} moments`, {timeout: 600_000}, async () => {
    const old = hunts(good)
    const whole = folderOf(old)
    await runInShell('huntbook convert --to ipynb', {cwd: whole})
    const converted = notebooksIn(whole)
    expect(Object.keys(converted)).toHaveLength(2 * count)
    await atMoments(async delay => {
      const folder = folderOf(old)
      await interrupt(['convert', '--to', 'ipynb'], {cwd: folder, signal: 'SIGKILL', isTime: changeOf(join(folder, 'x0.ipynb')), delay})
      const after = notebooksIn(folder)
      expect(after).toMatchObject(old)
      expect(converted).toMatchObject(after)
    })
  })
})

/** Whether a file is another one than now. */
function changeOf(file: string): () => boolean {
  const inode = (): number | undefined => statSync(file, {throwIfNoEntry: false})?.ino
  const before = inode()
  return () => inode() !== before
}

async function atMoments(run: (delay: number) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.integer({min: 0, max: 120}), run), {numRuns: moments, endOnFailure: true})
}

/** What is there under the name of a notebook. A temporary file has none. */
function notebooksIn(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filesIn(folder)).filter(([name]) => /\.(?:md|ipynb)$/u.test(name)))
}

describe('a run that is told to end', () => {
  const many = Object.fromEntries(
    Array.from({length: 20}, (_, index) => Object.entries(hunts(bad)).map(([name, text]) => [`h/${index}-${name}`, text])).flat(),
  )
  const runs = [
    {name: 'lint --fix', args: ['lint', '--fix', '--only', 'attack/format'], made: '.md'},
    {name: 'export', args: ['export', '--out', 'h', 'h'], made: '.findings.md'},
    {name: 'convert --sync', args: ['convert', '--sync'], made: '.ipynb'},
  ] as const
  for (const {name, args, made} of runs) {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      onPosix(`ends with ${code} before all is done, and leaves no temporary file: ${signal} during ${name}`, async () => {
        const folder = folderOf({...many, 'huntbook.config.yaml': 'pairs: {mode: both}\n'})
        expect(await interrupt(args, {cwd: folder, signal, isTime: changeOf(join(folder, `h/0-x0${made}`)), delay: 0})).toBe(code)
        const after = filesIn(folder)
        const isDone = Object.entries(many).map(([file, old]) => {
          const now = after[file.replace('.md', made)]
          return now !== undefined && now !== old
        })
        expect(isDone).toContain(true)
        expect(isDone).toContain(false)
        expect(readdirSync(join(folder, 'h')).filter(file => file.startsWith('.'))).toEqual([])
      })
    }
  }
})

describe('a tree that is read-only', () => {
  const files = {'hunts/a/x.md': bad, 'x.ipynb': executed}
  const folders = ['.', 'hunts', 'hunts/a']
  /** Runs the program where nothing may be written. */
  function run(...args: readonly string[]) {
    const folder = folderOf(files)
    const result = runWithoutRights([bin, ...args], {
      cwd: folder,
      deny: () => {
        for (const path of folders) chmodSync(join(folder, path), 0o555)
      },
    })
    for (const path of folders) chmodSync(join(folder, path), 0o755)
    expect(filesIn(folder)).toEqual(files)
    return result
  }
  withoutRights('is checked', () => {
    for (const command of ['lint', 'check']) {
      const {code, stdout, stderr} = run(command, 'hunts')
      expect([code, stderr]).toEqual([1, ''])
      expect(stdout).toContain('error attack/format')
    }
    expect(run('convert', '--to', 'ipynb', '--stdout', 'hunts')).toMatchObject({code: 0, stdout: expect.stringMatching(/^\{/u)})
    expect(run('export', '--out', '-', 'x.ipynb')).toMatchObject({code: 0, stdout: expect.stringMatching(/^# Title/u)})
  })
  withoutRights('is said to be so by what would write, with the path', () => {
    const fix = run('lint', '--fix', 'hunts')
    expect(fix.code).toBe(2)
    expect(fix.stdout).toContain('error attack/format')
    expect(fix.stdout).toContain('huntbook: hunts/a/x.md could not be written: permission denied.')
    expect(run('convert', '--to', 'ipynb', 'hunts')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('huntbook: hunts/a/x.ipynb could not be written: permission denied.'),
    })
    expect(run('export', 'x.ipynb')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('huntbook: out could not be made: permission denied.'),
    })
    expect(run('lint', '--format', 'json=report.json', 'hunts')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('huntbook: report.json could not be written: permission denied.'),
    })
  })
})

describe('an environment without anything', () => {
  onPosix.each(['', 'HOME=/nonexistent TMPDIR=/nonexistent'])('is enough: env -i %s', async variables => {
    const folder = folderOf({'hunts/a/x.md': bad})
    const result = await runInShell(`env -i ${variables} "$NODE" "$HUNTBOOK" lint --fix`, {cwd: folder})
    expect(result).toEqual({code: 0, stdout: '1 notebook is clean.\n', stderr: ''})
    expect(filesIn(folder)).toEqual({'hunts/a/x.md': good})
  })
})
