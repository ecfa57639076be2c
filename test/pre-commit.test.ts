import {chmodSync, existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {bin} from './support/cli.ts'
import {filesIn} from './support/folder.ts'
import {code, hunt, ipynb, markdown} from './support/hunt.ts'
import {bringAbout, headOf, pairStates} from './support/pairs.ts'
import {hooks, openRelease, type Release, versionsOf, withPreCommit} from './support/pre-commit.ts'

const config = {'huntbook.config.yaml': 'extends: []\nrules: {attack/format: error, security/tls-off: error, pair/*: error}\n'}
const good = hunt('title: x\nattack_technique_ids: [T1059]', '# A\n')
const bad = good.replace('T1059', 't1059')

withPreCommit('hooks', () => {
  let release: Release
  beforeAll(() => {
    release = openRelease()
  })
  afterAll(() => release.remove())

  describe('huntbook-lint', () => {
    it('refuses a commit of a bad hunt, with file, cell and line', () => {
      const {write, git, tryCommit} = release.catalogOf(hooks('huntbook-lint'), config)
      const source = 'import requests\nrequests.get("https://siem.example/q", verify=False)'
      write({'hunts/x.ipynb': ipynb({title: 'x'}, [markdown('# A'), code(source)])})
      git('add', '--all')
      const {status, said} = tryCommit()
      expect(status).toBe(1)
      expect(said).toMatch(/^hunts\/x\.ipynb:\d+:\d+ error security\/tls-off \(cell 2 code c1, line 2:\d+\)$/mu)
      expect(said).toContain('> 2 | requests.get(')
      expect(git('rev-list', '--count', 'HEAD')).toBe('1\n')
    })

    it('lets a commit of good ones pass, and one of pages that are no hunts', () => {
      const {write, git, tryCommit} = release.catalogOf(hooks('huntbook-lint'), config)
      write({'README.md': '# Hunts\n'})
      git('add', '--all')
      expect(tryCommit()).toMatchObject({status: 0})
      write({'x.md': good})
      git('add', '--all')
      expect(tryCommit()).toMatchObject({status: 0})
    })

    it('judges what is staged', () => {
      const {write, git, tryCommit} = release.catalogOf(hooks('huntbook-lint'), {...config, 'x.md': good})
      write({'x.md': bad})
      git('add', 'x.md')
      write({'x.md': good})
      expect(tryCommit()).toMatchObject({status: 1, said: expect.stringContaining('x.md:4:26 error attack/format')})
      expect(git('status', '--porcelain')).toBe('MM x.md\n')
    })

    it('takes 3,000 files, which come in several processes', () => {
      const names = Array.from({length: 3000}, (_, index) => `hunts/a-team-with-a-name/a-hunt-with-a-name-${index}.md`)
      const {write, git, tryCommit} = release.catalogOf(hooks('huntbook-lint'), config)
      write(Object.fromEntries(names.map(name => [name, good])))
      git('add', '--all')
      expect(tryCommit()).toMatchObject({status: 0})
      write({[names[7] ?? '']: bad, [names[2993] ?? '']: bad, 'hunts/z.md': good})
      git('add', '--all')
      const {status, said} = tryCommit()
      expect([status, said.match(/error attack\/format/gu)?.length]).toEqual([1, 2])
    })
  })

  it('huntbook-fix mends a hunt, and the second commit passes', () => {
    const {top, write, git, tryCommit} = release.catalogOf(hooks('huntbook-fix', 'huntbook-lint'), config)
    write({'x.md': bad})
    git('add', '--all')
    const first = tryCommit()
    expect(first.status).toBe(1)
    expect(first.said).toMatch(/^1 file was changed: x\.md\.\ngit add -- 'x\.md'$/mu)
    expect(readFileSync(join(top, 'x.md'), 'utf8')).toBe(good)
    git('add', '--all')
    expect(tryCommit()).toMatchObject({status: 0})
    expect(git('status', '--porcelain')).toBe('')
  })

  it('huntbook-strip takes outputs out of notebooks, and the second commit passes', () => {
    const {top, write, git, tryCommit} = release.catalogOf(hooks('huntbook-strip'), config)
    const outputs = [{output_type: 'stream', name: 'stdout', text: ['a secret\n']}]
    write({'x.ipynb': ipynb({title: 'x'}, [code('1', {outputs})]), 'y.md': good})
    git('add', '--all')
    expect(tryCommit().status).toBe(1)
    expect(readFileSync(join(top, 'x.ipynb'), 'utf8')).not.toContain('a secret')
    git('add', '--all')
    expect(tryCommit()).toMatchObject({status: 0})
    expect(git('log', '-p')).not.toContain('a secret')
  })

  it('huntbook-convert-check finds halves that differ, and writes nothing', () => {
    const state = pairStates['2, the text changed']
    if (!state) throw new Error('There is such a row.')
    const catalog = release.catalogOf(hooks('huntbook-convert-check'), headOf(state))
    bringAbout(state, catalog)
    const before = filesIn(catalog.top)['x.ipynb']
    expect(catalog.tryCommit()).toMatchObject({status: 1, said: expect.stringContaining('would write x.ipynb')})
    expect(filesIn(catalog.top)['x.ipynb']).toBe(before)
    catalog.git('reset', '--quiet', '--hard')
    catalog.write({'x.md': `${catalog.git('show', 'HEAD:x.md')}\n`})
    catalog.git('add', '--all')
    expect(catalog.tryCommit()).toMatchObject({status: 0})
  })

  it('huntbook-catalog checks everything, whatever is committed, and says where there is nothing to check', () => {
    const {write, git, tryCommit, commit} = release.catalogOf(hooks('huntbook-catalog'), {
      'huntbook.config.yaml': config['huntbook.config.yaml'],
    })
    write({'a.md': '# No hunt\n'})
    git('add', '--all')
    expect(tryCommit()).toMatchObject({status: 1, said: expect.stringContaining('exit code: 2')})
    git('config', 'core.hooksPath', '/dev/null')
    commit({'x.md': bad, 'a.md': '# No hunt\n'})
    git('config', '--unset', 'core.hooksPath')
    write({'a.md': '# Still no hunt\n'})
    git('add', '--all')
    expect(tryCommit()).toMatchObject({status: 1, said: expect.stringContaining('x.md:4:26 error attack/format')})
    write({'x.md': good})
    git('add', '--all')
    expect(tryCommit()).toMatchObject({status: 0})
  })

  it('in their order mend a commit in two attempts', () => {
    const order = hooks('huntbook-fix', 'huntbook-strip', 'huntbook-sync', 'huntbook-lint')
    const both = {'huntbook.config.yaml': `${config['huntbook.config.yaml']}pairs: {mode: both}\n`}
    const {top, write, git, run, tryCommit} = release.catalogOf(order, both)
    write({'x.md': bad})
    git('add', '--all')
    const {status, said} = tryCommit()
    expect(status).toBe(1)
    expect(existsSync(join(top, 'x.ipynb'))).toBe(true)
    // What is to be copied.
    const commands = said.split('\n').filter(line => line.startsWith('git add -- '))
    expect(commands).toEqual(["git add -- 'x.md'", "git add -- 'x.ipynb'"])
    run('sh', '-c', commands.join(' && '))
    expect(tryCommit()).toMatchObject({status: 0})
    expect(git('status', '--porcelain')).toBe('')
  })

  describe('the page about hooks', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/pre-commit.md'), 'utf8')
    const [first = '', twin = ''] = [...page.matchAll(/```yaml\n(.*?)```/gsu)].map(([, yaml = '']) => yaml)

    it('has a configuration that works as it stands', () => {
      const listed = [...first.matchAll(/- id: (\S+)/gu)].map(([, id = '']) => id)
      const {run, write, tryCommit, git} = release.catalogOf(hooks(...listed), config)
      write({'page.yaml': first})
      expect(run('pre-commit', 'validate-config', 'page.yaml')).toMatchObject({status: 0})
      write({'x.md': bad})
      git('add', 'x.md')
      expect(tryCommit()).toMatchObject({status: 1})
      git('add', 'x.md')
      expect(tryCommit()).toMatchObject({status: 0})
    })

    it('has a twin for huntbook on PATH', () => {
      const {top, run, write, git} = release.catalogOf(hooks('huntbook-lint'), config)
      write({'.pre-commit-config.yaml': twin, 'x.md': bad})
      git('add', '--all')
      write({'bin/huntbook': `#!/bin/sh\nexec '${execPath}' '${bin}' "$@"\n`})
      chmodSync(join(top, 'bin/huntbook'), 0o755)
      expect(run('sh', '-c', `PATH='${join(top, 'bin')}:'"$PATH" git commit -m x`)).toMatchObject({
        status: 1,
        said: expect.stringContaining('x.md:4:26 error attack/format'),
      })
    })
  })

  describe('huntbook-sync', () => {
    for (const [name, state] of Object.entries(pairStates)) {
      it(`keeps the policy of pairs in row ${name}`, () => {
        const catalog = release.catalogOf(hooks('huntbook-sync'), headOf(state))
        const {top, git, tryCommit} = catalog
        const written = bringAbout(state, catalog)
        const before = filesIn(top)
        const {exit, writes, says = '', stashed} = state
        const {status, said} = tryCommit()
        expect(status).toBe(exit)
        const after = filesIn(top)
        if (stashed) {
          expect(stashed.filter(edit => !after['x.ipynb']?.includes(edit))).toEqual([])
          expect(git('diff', '--cached', '--name-only')).toBe('x.md\n')
          return
        }
        expect(said).toContain(says)
        const changed = Object.keys(after).filter(path => /^x\./u.test(path) && after[path] !== before[path])
        expect(changed).toEqual(writes)
        for (const [path, content] of written) expect(versionsOf(catalog, path)).toContain(content)
        if (writes.length === 0) return
        git('add', '--all')
        expect(tryCommit()).toMatchObject({status: 0})
        expect(git('status', '--porcelain')).toBe('')
      })
    }
  })
})
