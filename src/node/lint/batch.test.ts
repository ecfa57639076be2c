import {chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {code, hunt, ipynb} from '../../../test/support/hunt.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {repositoryOf} from '../../../test/support/repository.ts'
import {json} from '../../report/json.ts'
import {type LintOptions, type LintReport, lintFiles} from '../lint.ts'

const count = 40

/** A catalog with findings of every kind of rule: of one notebook, of its file, and over all hunts. */
function catalogFiles(): Record<string, string> {
  const files: Record<string, string> = {'huntbook.config.yaml': 'files: ["hunts/**"]\n', 'hunts/a/README.md': '# Hunts\n'}
  for (let index = 0; index < count; index++) {
    const block = `id: 8d0f3a52-7c1e-4b6a-9a55-${String(index % 30).padStart(12, '0')}\ntitle: Hunt ${index}\nattack_technique_ids: [t${1000 + index}]`
    files[`hunts/a/hunt-${index}.md`] = hunt(block, `# Hunt ${index}\n\n\`\`\`{code-cell}\n:tags: [remove_cel]\n\nx = ${index}\n\`\`\`\n`)
  }
  files['hunts/a/notebook.ipynb'] = ipynb({title: 7}, [code('x', {tags: ['remove-cel']})])
  files['hunts/a/broken.ipynb'] = '{"cells": ['
  return files
}

async function lint(cwd: string, options: LintOptions = {}): Promise<LintReport> {
  return lintFiles({cwd, checkGroups: true, cache: true, workers: 0, ...options})
}

/** Files of the cache, but for the one that keeps git away. */
function cached(cwd: string): string[] {
  return readdirSync(join(cwd, '.huntbook/cache')).filter(name => name !== '.gitignore')
}

describe('threads and the cache', () => {
  it('leave the report as it is, to the byte: 0, 1 and 2 threads, without a cache, cold and warm', async () => {
    const cwd = folderOf(catalogFiles())
    const reports: string[] = []
    for (const workers of [0, 1, 2]) {
      rmSync(join(cwd, '.huntbook'), {recursive: true, force: true})
      for (const cache of [false, true, true]) reports.push(json(await lint(cwd, {workers, cache})))
    }
    expect(new Set(reports).size).toBe(1)
    expect(reports[0]).toContain('"notebooks": 42')
  })
  it('tell a thread what the command line says of rules', async () => {
    const cwd = folderOf(catalogFiles())
    const {diagnostics} = await lint(cwd, {workers: 2, only: ['attack/format'], rules: ['attack/format=info']})
    expect(new Set(diagnostics.map(({rule, severity}) => `${rule} ${severity}`))).toEqual(
      new Set(['attack/format info', 'parse/json error']),
    )
  })
  it('pass on what is wrong with the run', async () => {
    const cwd = folderOf({...catalogFiles(), 'huntbook.config.yaml': 'rules: {attack/formt: off}\n'})
    await expect(lint(cwd, {workers: 2})).rejects.toMatchObject({code: 'CONFIG_INVALID'})
  })
})

describe('the cache', () => {
  it('stays away from a run of few notebooks, and from one that is not to keep anything', async () => {
    const cwd = folderOf(catalogFiles())
    await lint(cwd, {files: ['hunts/a/hunt-1.md']})
    await lint(cwd, {cache: false})
    expect(filesIn(cwd)).not.toHaveProperty('.huntbook/cache/.gitignore')
  })
  it('is kept from git, in the folder that the configuration or the caller names', async () => {
    const cwd = folderOf({...catalogFiles(), 'huntbook.config.yaml': 'cache: {folder: kept/here}\n'})
    await lint(cwd)
    await lint(cwd, {cache: 'mine'})
    const files = filesIn(cwd)
    expect([files['kept/here/.gitignore'], files['mine/.gitignore']]).toEqual(['*\n', '*\n'])
    const off = folderOf({...catalogFiles(), 'huntbook.config.yaml': 'cache: {enabled: false}\n'})
    await lint(off)
    expect(filesIn(off)).not.toHaveProperty('.huntbook/cache/.gitignore')
  })
  it('sees a notebook that changed, also back, and one that is new', async () => {
    const files = catalogFiles()
    const cwd = folderOf(files)
    const cold = await lint(cwd)
    writeFileSync(join(cwd, 'hunts/a/hunt-3.md'), hunt('title: Other'))
    writeFileSync(join(cwd, 'hunts/a/new.md'), hunt('title: New'))
    expect(json(await lint(cwd))).toBe(json(await lint(cwd, {cache: false})))
    writeFileSync(join(cwd, 'hunts/a/hunt-3.md'), files['hunts/a/hunt-3.md'] ?? '')
    rmSync(join(cwd, 'hunts/a/new.md'))
    expect(json(await lint(cwd))).toBe(json(cold))
  })
  it('sees the other files that a rule asked about: a configuration of jupytext, an attachment, a schema', async () => {
    const cwd = folderOf({
      ...catalogFiles(),
      'huntbook.config.yaml': 'metadata: {schema: own.json}\n',
      'own.json': '{}',
      'hunts/a/filtered.md': `---\njupytext: {text_representation: {format_name: myst}}\nhunting: {title: x}\n---\n`,
    })
    await lint(cwd)
    writeFileSync(join(cwd, 'jupytext.toml'), 'notebook_metadata_filter = "title"\n')
    const filtered = await lint(cwd)
    expect(filtered.diagnostics.map(({rule}) => rule)).toContain('repo/jupytext')
    expect(json(filtered)).toBe(json(await lint(cwd, {cache: false})))
    writeFileSync(join(cwd, 'own.json'), '{"required": ["service_tier"]}')
    const required = await lint(cwd)
    expect(required.diagnostics.map(({message}) => message).join()).toContain('service_tier')
    expect(json(required)).toBe(json(await lint(cwd, {cache: false})))
  })
  it('keeps lint and check apart, and what a configuration that changed said', async () => {
    const cwd = folderOf(catalogFiles())
    await lint(cwd)
    await lint(cwd, {checkGroups: false})
    writeFileSync(join(cwd, 'huntbook.config.yaml'), 'rules: {attack/format: off}\n')
    expect((await lint(cwd)).diagnostics.map(({rule}) => rule)).not.toContain('attack/format')
    expect(cached(cwd)).toHaveLength(3)
    for (const severity of ['info', 'warning', 'error']) {
      writeFileSync(join(cwd, 'huntbook.config.yaml'), `rules: {attack/format: ${severity}}\n`)
      await lint(cwd)
    }
    expect(cached(cwd)).toHaveLength(4)
  })
  it('takes a broken file for none', async () => {
    const cwd = folderOf(catalogFiles())
    const cold = json(await lint(cwd))
    const [name = ''] = cached(cwd)
    const file = join(cwd, '.huntbook/cache', name)
    const whole = readFileSync(file, 'utf8')
    const damaged = ['', '{', '[[1]]', 'null', '\n[]\n', whole.slice(0, -9), whole.replaceAll('"severity":"error"', '"severity":"info"')]
    for (const text of damaged) {
      writeFileSync(file, text)
      const report = await lint(cwd)
      expect(json(report)).toBe(cold)
      expect(report.notes).toEqual(['The cache was damaged: every notebook is checked again.'])
    }
  })
  it('does not believe what the repository brings along', async () => {
    const {top, git, commit} = repositoryOf(catalogFiles())
    const honest = json(await lint(top))
    const [name = ''] = cached(top)
    const file = join(top, '.huntbook/cache', name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"severity":"error"', '"severity":"info"'))
    git('add', '--force', '.huntbook')
    commit()
    const {notes, ...report} = await lint(top)
    expect(json({...report})).toBe(honest)
    expect(notes).toEqual(["The cache is not used: git tracks `.huntbook/cache`, so that its content is not this machine's own."])
  })
  onPosix('does not follow a link, which could lead anywhere', async () => {
    const cwd = folderOf(catalogFiles())
    mkdirSync(join(cwd, 'elsewhere'))
    symlinkSync('elsewhere', join(cwd, '.huntbook'))
    mkdirSync(join(cwd, 'elsewhere/cache'))
    const {notes} = await lint(cwd)
    expect(notes).toEqual(['The cache is not used: `.huntbook/cache` is behind a symbolic link.'])
    expect(readdirSync(join(cwd, 'elsewhere/cache'))).toEqual([])
  })
  it('says in one note that it could not be written', async () => {
    const cwd = folderOf({...catalogFiles(), '.huntbook': 'a file'})
    const {notes, exitCode} = await lint(cwd)
    expect([exitCode, notes.length, notes[0]]).toEqual([1, 1, expect.stringContaining('The cache was not written: ')])
    chmodSync(join(cwd, '.huntbook'), 0o600)
  })
})
