import {mkdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {another, bad, good} from '../../test/support/cli-cases/case.ts'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {type Live, openLive} from './live.ts'

const path = 'hunts/a/x.md'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function opened(files: Readonly<Record<string, string>>): {
  live: Live
  folder: string
  check: (texts: Readonly<Record<string, Uint8Array>>, signal?: AbortSignal) => Promise<string[]>
} {
  const folder = folderOf(files)
  const live = openLive({cwd: folder})
  const check = async (texts: Readonly<Record<string, Uint8Array>>, signal?: AbortSignal): Promise<string[]> => {
    const {diagnostics} = await live.check(() => new Map(Object.entries(texts)), signal)
    return diagnostics.map(({rule, path: of}) => `${of} ${rule}`)
  }
  return {live, folder, check}
}

describe('a catalog that stays open', () => {
  it('checks texts in place of the disk and writes nothing', async () => {
    const {check, folder} = opened({[path]: good})
    const before = filesIn(folder)
    expect(await check({[path]: bytes(bad)})).toEqual([`${path} attack/format`])
    expect(await check({[path]: bytes(good)})).toEqual([])
    expect(await check({'hunts/a/new.md': bytes(bad)})).toContain('hunts/a/new.md attack/format')
    expect(filesIn(folder)).toEqual(before)
  })

  it('passes over what `lint` passes over', async () => {
    const {check} = opened({'huntbook.config.yaml': 'ignore: ["old/**"]\n'})
    expect(await check({'README.md': bytes('# x\n'), 'old/x.md': bytes(bad), '../x.md': bytes(bad), 'x.txt': bytes(bad)})).toEqual([])
  })

  it('asks the disk again when somebody doubts it, and not before', async () => {
    const other = 'hunts/a/y.md'
    const {check, live, folder} = opened({[path]: good, [other]: another(good)})
    const texts = {[path]: bytes(good)}
    expect(await check(texts)).toEqual([])
    writeFileSync(join(folder, other), another(good).replace('9d0f', '8d0f'))
    expect(await check(texts)).toEqual([])
    live.doubt()
    expect(await check(texts)).toEqual([`${path} meta/id-duplicate`, `${other} meta/id-duplicate`])
    rmSync(join(folder, other))
    live.doubt()
    expect(await check(texts)).toEqual([])
    mkdirSync(join(folder, 'hunts/b'))
    writeFileSync(join(folder, 'hunts/b/z.md'), good)
    live.doubt()
    expect(await check(texts)).toContain('hunts/b/z.md meta/id-duplicate')
  })

  it('takes in another configuration, and files that it names', async () => {
    const {check, live, folder} = opened({[path]: bad, 'conf/huntbook.config.yaml': ''})
    const texts = {[path]: bytes(bad)}
    const say = async (text: string): Promise<string[]> => {
      writeFileSync(join(folder, 'huntbook.config.yaml'), text)
      live.doubt()
      return check(texts)
    }
    expect(await check(texts)).toHaveLength(1)
    expect(await say('rules: {attack/format: off}\n')).toEqual([])
    expect(await say('extends: [more.yaml]\n').catch(error => String(error))).toContain('more.yaml')
    expect(live.workspace()).toBeUndefined()
    writeFileSync(join(folder, 'more.yaml'), 'rules: {attack/format: error}\n')
    expect(await check(texts)).toEqual([`${path} attack/format`])
    writeFileSync(join(folder, 'more.yaml'), 'rules: {attack/format: off}\n')
    utimesSync(join(folder, 'more.yaml'), 1, 1)
    live.doubt()
    expect(await check(texts)).toEqual([])
  })

  it('shows documents to rules that read other files', async () => {
    const config = 'extends: []\nrules: {security/deny-list: {severity: error, file: deny.txt}}\n'
    const {check} = opened({[path]: good, 'huntbook.config.yaml': config, 'deny.txt': 'nothing-like-it\n'})
    const text = bytes(good.replace('Text.', 'Of contoso-secret-name.'))
    expect(await check({[path]: text})).toEqual([])
    expect(await check({[path]: text, 'deny.txt': bytes('contoso-secret-name\n')})).toEqual([`${path} security/deny-list`])
    expect(await check({[path]: text})).toEqual([])
  })

  it('applies safe fixes to one document', async () => {
    const {live} = opened({[path]: good})
    const texts = new Map([
      [path, bytes(bad)],
      ['hunts/a/y.md', bytes(another(bad))],
    ])
    expect(await live.fix(() => texts, path)).toBe(good)
    expect(await live.fix(() => new Map([[path, bytes(good)]]), path)).toBeUndefined()
  })

  it('ends a run that nobody waits for', async () => {
    const {check} = opened({[path]: good})
    const control = new AbortController()
    control.abort()
    await expect(check({[path]: bytes(bad)}, control.signal)).rejects.toMatchObject({name: 'AbortError'})
    expect(await check({[path]: bytes(bad)})).toHaveLength(1)
  })
})
