import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {rulesFor} from '../lint/config/resolve.ts'
import {loadConfig} from './config.ts'

type Files = Readonly<Record<string, string>>

interface Given {
  readonly cwd?: string
  readonly config?: string | false
}

/** Severity of `meta/missing` for a path, and what the root is called. */
async function severity(files: Files, {cwd = '', config}: Given = {}, path = 'a.md'): Promise<string | undefined> {
  const folder = folderOf(files)
  const loaded = await loadConfig({cwd: join(folder, cwd), rules, ...(config !== undefined && {config})})
  return rulesFor(loaded.config, rules, path).find(({rule}) => rule.meta.id === 'meta/missing')?.severity
}

async function rootOf(files: Files, {cwd = '', config}: Given = {}): Promise<string> {
  const folder = folderOf(files)
  const {root} = await loadConfig({cwd: join(folder, cwd), rules, ...(config !== undefined && {config})})
  return root.slice(folder.length)
}

const off = 'rules: {meta/missing: off}'
const info = 'rules: {meta/missing: info}'

describe('loadConfig', () => {
  it('takes the recommended rules where there is no configuration', async () => expect(await severity({})).toBe('error'))
  it('takes the nearest configuration, and its folder for the root', async () => {
    const files = {'huntbook.config.yaml': off, 'a/huntbook.config.yaml': info, 'a/b/c/x.md': ''}
    expect(await severity(files, {cwd: 'a/b/c'})).toBe('info')
    expect(await rootOf(files, {cwd: 'a/b/c'})).toBe('/a')
  })
  it('does not look above the top level of git', async () => {
    const folder = folderOf({'huntbook.config.yaml': 'broken: [', 'repo/hunts/a.md': ''})
    mkdirSync(join(folder, 'repo/.git'))
    expect((await loadConfig({cwd: join(folder, 'repo/hunts'), rules})).root).toBe(join(folder, 'repo'))
  })
  it('takes the one that is named, and none where none is wanted', async () => {
    const files = {'huntbook.config.yaml': off, 'other.yaml': info, 'sub/x.md': ''}
    expect(await severity(files, {config: 'other.yaml'})).toBe('info')
    expect(await severity(files, {cwd: 'sub', config: '../other.yaml'})).toBe('info')
    expect(await severity(files, {config: false})).toBe('error')
    expect(await rootOf(files, {cwd: 'sub', config: false})).toBe('')
  })
  it('knows whether a configuration decides the root', async () => {
    const folder = folderOf({'huntbook.config.yaml': ''})
    expect(await loadConfig({cwd: folder, rules})).toMatchObject({isConfigured: true})
    expect(await loadConfig({cwd: folder, rules, config: false})).toMatchObject({isConfigured: false})
    expect(await loadConfig({cwd: folderOf(), rules})).toMatchObject({isConfigured: false})
  })
  it('turns everything off where it extends nothing', async () =>
    expect(await severity({'huntbook.config.yaml': 'extends: []'})).toBeUndefined())
  it('extends files, which may extend others, each from its own folder', async () => {
    const files = {
      'huntbook.config.yaml': 'extends: [huntbook:recommended, presets/team.yaml]',
      'presets/team.yaml': `extends: [base/all.yaml]\n${info}`,
      'presets/base/all.yaml': `${off}\noverrides: [{files: [old/**], rules: {meta/missing: warning}}]`,
    }
    expect(await severity(files)).toBe('info')
  })
  it('applies the overrides of a preset, and what extends it over them', async () => {
    const preset = {'p.yaml': 'overrides: [{files: [old/**], rules: {meta/missing: warning}}]'}
    expect(await severity({'huntbook.config.yaml': 'extends: [huntbook:recommended, p.yaml]', ...preset}, {}, 'old/a.md')).toBe('warning')
    expect(await severity({'huntbook.config.yaml': `extends: [huntbook:recommended, p.yaml]\n${info}`, ...preset}, {}, 'old/a.md')).toBe(
      'info',
    )
  })
  it('takes all settings of a preset', async () => {
    const folder = folderOf({
      'huntbook.config.yaml': 'extends: [p.yaml]\nfiles: [x.md]',
      'p.yaml': 'export: {knownTags: [t]}\nfiles: [y.md]',
    })
    const {config} = await loadConfig({cwd: folder, rules})
    expect([config.files, config.export.knownTags]).toEqual([['x.md'], ['t']])
  })
  it('raises severities where it extends the strict preset', async () => {
    const folder = folderOf({'huntbook.config.yaml': 'extends: [huntbook:strict]'})
    const {config} = await loadConfig({cwd: folder, rules})
    const raised = new Map(rulesFor(config, rules, 'a.md').map(({rule, severity}) => [rule.meta.severity, severity]))
    expect(raised).toEqual(
      new Map([
        ['error', 'error'],
        ['warning', 'error'],
        ['info', 'warning'],
      ]),
    )
  })
  it.each([
    ['an unknown key', {'huntbook.config.yaml': 'extends: []\nrles: {}'}, 'huntbook.config.yaml:2:1 Unexpected key `rles`: remove it.'],
    [
      'an unknown rule of a preset',
      {'huntbook.config.yaml': 'extends: [p.yaml]', 'p.yaml': 'rules: {a/b: off}'},
      'p.yaml:1:9 Expected a known rule, got `a/b`.',
    ],
    [
      'a URL',
      {'huntbook.config.yaml': 'extends: [https://example.test/x.yaml]'},
      'huntbook.config.yaml:1:11 Expected `huntbook:recommended`, `huntbook:strict` or a file, got `https://example.test/x.yaml`: nothing is fetched.',
    ],
    [
      'a misspelt preset',
      {'huntbook.config.yaml': 'extends: [huntbook:all]'},
      'huntbook.config.yaml:1:11 Expected `huntbook:recommended`, `huntbook:strict` or a file, got `huntbook:all`: nothing is fetched.',
    ],
    [
      'a missing preset',
      {'huntbook.config.yaml': 'extends: [p.yaml]'},
      'huntbook.config.yaml:1:11 Expected a file, got `p.yaml`, which does not exist.',
    ],
    [
      'itself',
      {'huntbook.config.yaml': 'extends: [huntbook.config.yaml]'},
      'huntbook.config.yaml:1:11 Unexpected circle: `huntbook.config.yaml` extends itself.',
    ],
    [
      'a circle',
      {'huntbook.config.yaml': 'extends: [a.yaml]', 'a.yaml': 'extends: [b.yaml]', 'b.yaml': 'extends: [a.yaml]'},
      'b.yaml:1:11 Unexpected circle: `a.yaml` extends itself.',
    ],
    [
      'bytes that are no text',
      {'huntbook.config.yaml': 'extends: [p.yaml]', 'p.yaml': Buffer.from([0xff])},
      'p.yaml could not be read: it is not UTF-8.',
    ],
  ])('refuses %s', async (_, files, message) => {
    await expect(loadConfig({cwd: folderOf(files), rules})).rejects.toThrow(message)
  })
  it('names a file that is not there as it was typed', async () => {
    await expect(severity({}, {config: 'nope.yaml'})).rejects.toThrow('nope.yaml could not be read: no such file.')
  })
  onPosix('refuses a preset outside the root, also through a link', async () => {
    const folder = folderOf({'repo/huntbook.config.yaml': 'extends: [../p.yaml]', 'p.yaml': off})
    await expect(loadConfig({cwd: join(folder, 'repo'), rules})).rejects.toThrow('Expected a file inside the root, got `../p.yaml`.')
    const linked = folderOf({'repo/huntbook.config.yaml': 'extends: [p.yaml]', 'p.yaml': off})
    symlinkSync('../p.yaml', join(linked, 'repo/p.yaml'))
    await expect(loadConfig({cwd: join(linked, 'repo'), rules})).rejects.toThrow('Expected a file inside the root, got `p.yaml`.')
  })
  onPosix('does not overlook a configuration that is a broken link', async () => {
    const folder = folderOf()
    symlinkSync('nowhere.yaml', join(folder, 'huntbook.config.yaml'))
    await expect(loadConfig({cwd: folder, rules})).rejects.toThrow('huntbook.config.yaml could not be read: no such file.')
  })
  it('stops at presets that double at each step', async () => {
    const files = Object.fromEntries(
      Array.from({length: 30}, (_, index) => [`p${index}.yaml`, `extends: [p${index + 1}.yaml, p${index + 1}.yaml]`]),
    )
    const folder = folderOf({'huntbook.config.yaml': 'extends: [p0.yaml]', ...files, 'p30.yaml': ''})
    await expect(loadConfig({cwd: folder, rules})).rejects.toThrow('Expected at most 100 presets, got more.')
  })
})
