import {execFileSync} from 'node:child_process'
import {chmodSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {env} from 'node:process'
import {describe, expect} from 'vitest'
import {runAsProcess} from './support/cli.ts'
import {folderOf} from './support/folder.ts'
import {pairOf} from './support/pairs.ts'
import {onPosix} from './support/posix.ts'
import {repositoryOf} from './support/repository.ts'

/** A `git` that writes down each of its calls, and what it has written. */
function countingGit() {
  const log = join(folderOf({calls: ''}), 'calls')
  const folder = folderOf({git: `#!/bin/sh\necho "$@" >>'${log}'\nPATH='${env.PATH}' exec git "$@"\n`})
  chmodSync(join(folder, 'git'), 0o755)
  return {path: `${folder}:${env.PATH}`, calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean)}
}

const sync = ['convert', '--sync', '--skip-ignored', '--fail-on-change', '--allow-empty']

describe('a sync', () => {
  onPosix.each([
    ['3 pairs that changed', 3, 'edited'],
    ['150 pairs that changed', 150, 'edited'],
    ['150 pairs in step', 150, 'same'],
    ['150 new texts', 150, 'new'],
  ])('of %s asks git four times at most', async (_, count, kind) => {
    const {path, calls} = countingGit()
    const names = Array.from({length: count}, (_item, index) => `hunts/${index}`)
    const files = names.flatMap(name => Object.entries(pairOf(name)))
    const repository = repositoryOf({
      'huntbook.config.yaml': 'extends: []\npairs: {mode: both}\n',
      ...(kind !== 'new' && Object.fromEntries(files)),
    })
    const texts = files.filter(([name]) => name.endsWith('.md'))
    if (kind !== 'same') repository.write(Object.fromEntries(texts.map(([name, text]) => [name, text.replace('# Title', '# Other')])))
    const {code} = await runAsProcess([...sync, ...texts.map(([name]) => name)], {cwd: repository.top, env: {PATH: path}})
    expect(code).toBe(kind === 'same' ? 0 : 1)
    expect(calls().length).toBeLessThanOrEqual(4)
    expect(calls().filter(call => /\b(?:add|update-index|stash|checkout|commit|config)\b/u.test(call))).toEqual([])
  })

  onPosix('ends with a command that takes odd names for names', async () => {
    const names = ["it's a 'test'", '$(touch gone)', '-n', 'ümläut 漢字', 'a"b\\c']
    const files = Object.fromEntries(names.map(name => [`${name}.md`, pairOf(name)[`${name}.md`] ?? '']))
    const {top, git} = repositoryOf({'huntbook.config.yaml': 'extends: []\npairs: {mode: both}\n', ...files})
    const {code, stderr} = await runAsProcess([...sync, '--', ...Object.keys(files)], {cwd: top})
    expect(code).toBe(1)
    const command = stderr.trimEnd().split('\n').at(-1) ?? ''
    expect(command).toMatch(/^git add -- '/u)
    execFileSync('sh', ['-c', command], {cwd: top})
    const staged = git('diff', '--cached', '--name-only', '-z').split('\0').filter(Boolean)
    expect(staged).toEqual(names.map(name => `${name}.ipynb`).toSorted())
  })

  onPosix('offers no command for names with control characters', async () => {
    const name = 'a\nb'
    const {top} = repositoryOf({
      'huntbook.config.yaml': 'extends: []\npairs: {mode: both}\n',
      [`${name}.md`]: pairOf(name)[`${name}.md`] ?? '',
    })
    const {code, stderr} = await runAsProcess([...sync, `${name}.md`], {cwd: top})
    expect(code).toBe(1)
    expect(stderr).not.toContain('git add')
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('Add what was written to the commit; a\\x0ab.ipynb has a name that cannot be copied.')
  })
})
