import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../support/folder.ts'
import {notebookFile, setUp, staged, tryGit} from '../support/git-setup.ts'
import {onPosix} from '../support/posix.ts'

const executed = notebookFile(['a = 1', 'b = 2'], {outputs: 'secret\n'})
const clean = notebookFile(['a = 1', 'b = 2'])

describe('the filter in git', () => {
  it('keeps outputs out of 300 notebooks that are added, and leaves them in the files', async () => {
    const repository = await setUp()
    const paths = Array.from({length: 300}, (_, index) => `hunts/team/${index}.ipynb`)
    repository.write(Object.fromEntries(paths.map((path, index) => [path, executed.replace('a = 1', `a = ${index}`)])))
    repository.git('add', '.')
    expect(paths.filter(path => staged(repository, path).includes('secret'))).toEqual([])
    expect(staged(repository, paths[7] ?? '').toString()).toBe(clean.replace('a = 1', 'a = 7'))
    expect(readFileSync(join(repository.top, paths[7] ?? ''), 'utf8')).toContain('secret')
    repository.commit()
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  it('gives back what it stored, and lets empty files, text and broken notebooks pass', async () => {
    const files = {'a.ipynb': executed, 'empty.ipynb': '', 'text.ipynb': 'Text.\n', 'cut.ipynb': executed.slice(0, 300)}
    const repository = await setUp()
    repository.write(files)
    const {status, said} = tryGit(repository, ['add', '.'])
    expect(status).toBe(0)
    expect(said.split('\n').filter(line => line.startsWith('huntbook: '))).toEqual([
      expect.stringMatching(/^huntbook: cut\.ipynb is stored as it is, outputs included: Expected/u),
      expect.stringMatching(/^huntbook: text\.ipynb is stored as it is, outputs included: Expected/u),
    ])
    repository.commit()
    repository.git('rm', '--quiet', '-r', '.')
    repository.git('checkout', '--quiet', 'HEAD', '--', '.')
    for (const [path, text] of Object.entries({...files, 'a.ipynb': clean}))
      expect(readFileSync(join(repository.top, path), 'utf8')).toBe(text)
  })

  onPosix('takes any name', async () => {
    const names = ['a=b.ipynb', 'line\nbreak=.ipynb', '-x.ipynb', 'ümläut 漢字.ipynb', 'quote\'".ipynb', '\u001b[31m.ipynb']
    const repository = await setUp(Object.fromEntries(names.map(name => [name, executed])))
    for (const name of names) expect(staged(repository, name).toString()).toBe(clean)
    repository.write({'\u001b[31m.ipynb': 'Text.'})
    expect(tryGit(repository, ['add', '.']).said).toMatch(/huntbook: \\x1b\[31m\.ipynb is stored as it is/u)
  })

  onPosix('that is killed in the middle leaves the index as it was', async () => {
    const repository = await setUp({'a.ipynb': executed, 'b.ipynb': executed})
    const before = repository.git('ls-files', '--stage')
    repository.write({'a.ipynb': executed.replace('a = 1', 'a = 2'), 'b.ipynb': executed.replace('a = 1', 'a = 3')})
    // After the second answer has begun.
    const killer = join(folderOf(), 'kill.cjs')
    writeFileSync(
      killer,
      `const write = process.stdout.write
let answers = 0
process.stdout.write = function (bytes, ...rest) {
  const done = write.call(this, bytes, ...rest)
  if (Buffer.from(bytes).includes('status=success') && ++answers === 2) process.kill(process.pid, 'SIGKILL')
  return done
}
`,
    )
    const {status, said} = tryGit(repository, ['add', '.'], {NODE_OPTIONS: `--require ${killer}`})
    expect([status, said]).toEqual([128, expect.stringContaining('fatal: ')])
    expect(repository.git('ls-files', '--stage')).toBe(before)
    expect(tryGit(repository, ['add', '.'])).toEqual({status: 0, said: ''})
  })

  it('has nothing to do with what is stored already, also in another clone', async () => {
    const repository = await setUp({'a.ipynb': clean})
    repository.write({'a.ipynb': executed})
    repository.git('add', '--renormalize', '.')
    expect(repository.git('diff', '--cached', '--stat')).toBe('')
  })
})
