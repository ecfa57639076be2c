import {spawn} from 'node:child_process'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {env, execPath} from 'node:process'
import {describe, expect, it, onTestFinished} from 'vitest'
import {bin, runAsProcess, runInProcess} from './support/cli.ts'
import {bad, good} from './support/cli-cases/case.ts'
import {folderOf} from './support/folder.ts'
import {onPosix} from './support/posix.ts'

interface Watch {
  readonly folder: string
  readonly write: (path: string, text: string) => void
  /** Waits until the next text on both streams matches, and gives it. */
  readonly said: (expected: RegExp) => Promise<string>
  readonly end: () => Promise<number | NodeJS.Signals | null>
}

/** Starts `lint --watch` as a process. */
function watch(files: Readonly<Record<string, string>>, ...args: readonly string[]): Watch {
  const folder = folderOf(files)
  const child = spawn(execPath, [bin, 'lint', '--watch', ...args], {cwd: folder, env: {PATH: env.PATH, HOME: folder}})
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      text += String(data)
    })
  }
  const ended = new Promise<number | NodeJS.Signals | null>(resolve => child.on('close', (code, signal) => resolve(code ?? signal)))
  return {
    folder,
    write: (path, content) => {
      mkdirSync(join(folder, path, '..'), {recursive: true})
      writeFileSync(join(folder, path), content)
    },
    said: async expected => {
      const deadline = Date.now() + 15_000
      while (!expected.test(text)) {
        if (Date.now() > deadline) throw new Error(`Expected ${expected}, got ${JSON.stringify(text)}.`)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
      const heard = text
      text = ''
      return heard
    },
    end: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

const waits = /Watching for changes; Ctrl\+C ends it\.\n$/u
const again = (sentence: string): RegExp => new RegExp(`${sentence}[\\s\\S]*\\nWatching for changes; Ctrl\\+C ends it\\.\\n$`, 'u')

describe('lint --watch', () => {
  onPosix(
    'checks again after each change, and ends with 130',
    async () => {
      const {write, said, end, folder} = watch({'hunts/a/x.md': good})
      expect(await said(waits)).toMatch(/^1 notebook is clean\.\n/u)
      write('hunts/a/x.md', bad)
      expect(await said(again('1 error in 1 of 1 notebook'))).toMatch(
        /^hunts\/a\/x\.md changed\.\nhunts\/a\/x\.md:\d+:\d+ error attack\/format\n/u,
      )
      // A new folder, with the id of the other hunt: rules over the catalog run each time.
      write('hunts/new/y.md', good)
      expect(await said(again('meta/id-duplicate'))).toMatch(/in 2 of 2 notebooks/u)
      rmSync(join(folder, 'hunts/new'), {recursive: true})
      expect(await said(again('1 error in 1 of 1 notebook'))).toMatch(/ changed\.\n/u)
      write('huntbook.config.yaml', 'rules: {attack/formt: off}\n')
      await said(again('huntbook: huntbook\\.config\\.yaml:1:9 Expected a known rule'))
      write('huntbook.config.yaml', 'rules: {attack/format: off}\n')
      expect(await said(waits)).toContain('1 notebook is clean.')
      expect(await end()).toBe(130)
    },
    60_000,
  )

  onPosix(
    'leaves alone what is ignored, and what it writes itself',
    async () => {
      const {write, said, end} = watch(
        {'hunts/a/x.md': good, '.gitignore': 'tmp\n'},
        '--fix',
        '--format',
        'json=report.json',
        '--format',
        'pretty',
      )
      await said(waits)
      write('tmp/x.md', bad)
      write('hunts/a/x.md', bad)
      expect(await said(waits)).toMatch(/^hunts\/a\/x\.md changed\.\n1 notebook is clean\.\n/u)
      await new Promise(resolve => setTimeout(resolve, 600))
      write('hunts/a/z.md', 'no notebook\n')
      expect(await said(waits)).toMatch(/^hunts\/a\/z\.md changed\.\n/u)
      expect(await end()).toBe(130)
    },
    60_000,
  )

  it('is refused in CI, and beside what it cannot go with', async () => {
    const cwd = folderOf({'hunts/a/x.md': good})
    expect(await runInProcess(['lint', '--watch'], {cwd, env: {CI: 'true'}})).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^huntbook: Unexpected --watch: the variable CI is set/u),
    })
    expect(await runInProcess(['lint', '--watch', '--staged'], {cwd})).toMatchObject({code: 2})
    expect(await runInProcess(['check', '--watch'], {cwd})).toMatchObject({code: 2})
    expect(await runAsProcess(['lint', '--watch', 'nope.md'], {cwd})).toMatchObject({code: 2, stdout: ''})
  })
})
