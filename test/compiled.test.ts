import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import module from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {onPosix} from './support/posix.ts'

const root = join(import.meta.dirname, '..')

describe('the bundle', () => {
  it('imports nothing while it runs but in the threads of packs: compiled code could not', () => {
    const folder = join(root, 'dist/cli')
    const files = readdirSync(folder).filter(name => name.endsWith('.cjs') && !/^(?:thread|jiti)-/u.test(name))
    expect(files.length).toBeGreaterThan(1)
    expect(files.filter(name => /\bimport\(/u.test(readFileSync(join(folder, name), 'utf8')))).toEqual([])
  })
})

// Newer versions of Node.js keep compiled code themselves, elsewhere.
describe.skipIf('enableCompileCache' in module)('compiled code', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'huntbook-compiled-'))
    for (const path of ['bin', 'dist/cli', 'package.json']) cpSync(join(root, path), join(folder, path), {recursive: true})
    rmSync(join(folder, 'dist/cli/compiled'), {recursive: true, force: true})
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  const run = (env: Readonly<Record<string, string>> = {}, args: readonly string[] = ['--help']): string =>
    execFileSync(execPath, [join(folder, 'bin/huntbook.cjs'), ...args], {encoding: 'utf8', env: {...process.env, ...env}})
  const kept = (): string[] => readdirSync(join(folder, 'dist/cli/compiled')).sort()

  it('is kept beside the bundle, a file for each command', () => {
    const first = run()
    const names = kept()
    expect(names).toEqual([expect.stringMatching(/^huntbook-/u)])
    expect(run()).toBe(first)
    expect(kept()).toEqual(names)
    run({}, ['rules'])
    expect(kept()).toEqual([...names, expect.stringMatching(/^rules-/u)])
  })
  it('is not made anew for a run that needs nothing else', () => {
    run({}, ['rules'])
    const [name = ''] = kept().filter(each => each.startsWith('rules-'))
    const {ino} = statSync(join(folder, 'dist/cli/compiled', name))
    run({}, ['rules'])
    expect(statSync(join(folder, 'dist/cli/compiled', name)).ino).toBe(ino)
  })
  it('takes its name from a command, never from what else was typed', () => {
    const before = kept()
    spawnSync(execPath, [join(folder, 'bin/huntbook.cjs'), '../../../x'], {encoding: 'utf8'})
    expect(kept()).toEqual(before)
  })
  it('that is broken is done without and made anew', () => {
    const first = run()
    for (const content of ['no code', '', '\xff\xff\xff\xff', '\x02\0\0\0[]']) {
      for (const name of kept()) writeFileSync(join(folder, 'dist/cli/compiled', name), content, 'latin1')
      expect(run()).toBe(first)
      expect(run()).toBe(first)
    }
    const [file = ''] = kept()
    expect(statSync(join(folder, 'dist/cli/compiled', file)).size).toBeGreaterThan(1000)
  })
  it('that lost a page, a bit or its end is done without and made anew', () => {
    const first = run()
    const [name = ''] = kept().filter(each => each.startsWith('huntbook-'))
    const file = join(folder, 'dist/cli/compiled', name)
    const whole = readFileSync(file)
    const damaged = (change: (bytes: Buffer) => void): Buffer => {
      const bytes = Buffer.from(whole)
      change(bytes)
      return bytes
    }
    const flip = (bytes: Buffer, at: number): void => void bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
    const all = [0.2, 0.5, 0.8].map(part => Math.floor(whole.length * part))
    for (const bytes of [
      ...all.map(at => damaged(copy => copy.fill(0, at, at + 4096))),
      ...all.map(at => damaged(copy => flip(copy, at))),
      damaged(copy => copy.fill(0, copy.length / 2)),
      damaged(copy => copy.fill(0)),
      whole.subarray(0, whole.length / 2),
    ]) {
      writeFileSync(file, bytes)
      expect(run()).toBe(first)
      expect(readFileSync(file).length).toBeGreaterThan(whole.length / 2)
      expect(run()).toBe(first)
    }
  })
  it('of another build with the same times and sizes is not used, and no more than one such file stays', () => {
    const caches = join(folder, 'shared')
    const build = (summary: string): string => {
      const other = join(folder, summary)
      for (const path of ['bin', 'dist/cli', 'package.json']) cpSync(join(folder, path), join(other, path), {recursive: true})
      const entry = join(other, 'dist/cli/huntbook.cjs')
      writeFileSync(entry, readFileSync(entry, 'utf8').replaceAll('print the version', summary))
      utimesSync(entry, 1, 1)
      const env = {...process.env, NODE_COMPILE_CACHE: caches}
      return execFileSync(execPath, [join(other, 'bin/huntbook.cjs'), '--help'], {encoding: 'utf8', env})
    }
    for (const word of ['print the aaaaaaa', 'print the bbbbbbb', 'print the ccccccc']) expect(build(word)).toContain(word)
    expect(readdirSync(join(caches, 'compiled'))).toHaveLength(2)
    // What is there for a build stays as it is while two are used in turn.
    const before = readdirSync(join(caches, 'compiled')).sort()
    for (const word of ['print the bbbbbbb', 'print the ccccccc']) expect(build(word)).toContain(word)
    expect(readdirSync(join(caches, 'compiled')).sort()).toEqual(before)
  })
  it('is kept nowhere where the environment says so', () => {
    rmSync(join(folder, 'dist/cli/compiled'), {recursive: true})
    run({NODE_DISABLE_COMPILE_CACHE: '1'})
    expect(readdirSync(join(folder, 'dist/cli'))).not.toContain('compiled')
  })
  it('goes to the caches of the person where the package cannot be written, else nowhere', () => {
    writeFileSync(join(folder, 'dist/cli/compiled'), 'a file')
    const home = join(folder, 'home')
    mkdirSync(join(home, 'caches'), {recursive: true})
    run({HOME: home, XDG_CACHE_HOME: ''})
    expect(readdirSync(join(home, '.cache/huntbook/compiled'))).toEqual([expect.stringMatching(/^huntbook-/u)])
    run({HOME: home, XDG_CACHE_HOME: join(home, 'caches')})
    expect(readdirSync(join(home, 'caches/huntbook/compiled'))).toHaveLength(1)
    const nowhere = {HOME: join(folder, 'none'), XDG_CACHE_HOME: 'relative'}
    const {status, stderr} = spawnSync(execPath, [join(folder, 'bin/huntbook.cjs'), '--version'], {
      cwd: folder,
      encoding: 'utf8',
      env: {...process.env, ...nowhere},
    })
    expect([status, stderr, existsSync(join(folder, 'relative')), existsSync(join(folder, 'none'))]).toEqual([0, '', false, false])
    rmSync(join(folder, 'dist/cli/compiled'))
  })
  onPosix('leaves no part of a file where the disk has no room for it', () => {
    rmSync(join(folder, 'dist/cli/compiled'), {recursive: true, force: true})
    const home = join(folder, 'narrow')
    mkdirSync(home)
    const line = `ulimit -f 8; exec '${execPath}' '${join(folder, 'bin/huntbook.cjs')}' --version`
    expect(spawnSync('bash', ['-c', line], {env: {...process.env, HOME: home, XDG_CACHE_HOME: ''}}).status).toBe(0)
    expect(kept()).toEqual([])
    expect(readdirSync(join(home, '.cache/huntbook/compiled'))).toEqual([])
  })
  it('goes where Node.js is told to keep it', () => {
    run({NODE_COMPILE_CACHE: join(folder, 'elsewhere')})
    expect(readdirSync(join(folder, 'elsewhere/compiled')).length).toBeGreaterThan(0)
  })
})
