import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import module from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const root = join(import.meta.dirname, '..')

// Newer versions of Node.js keep compiled code themselves, elsewhere.
describe.skipIf('enableCompileCache' in module)('compiled code', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'huntbook-compiled-'))
    for (const path of ['bin', 'dist/cli', 'package.json']) cpSync(join(root, path), join(folder, path), {recursive: true})
    rmSync(join(folder, 'dist/cli/compiled'), {recursive: true, force: true})
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  const run = (env: Readonly<Record<string, string>> = {}): string =>
    execFileSync(execPath, [join(folder, 'bin/huntbook.cjs'), '--help'], {encoding: 'utf8', env: {...process.env, ...env}})
  const kept = (): string[] => readdirSync(join(folder, 'dist/cli/compiled')).sort()

  it('is kept beside the bundle, each file once', () => {
    const first = run()
    const names = kept()
    expect(names.length).toBeGreaterThan(0)
    expect(run()).toBe(first)
    expect(kept()).toEqual(names)
  })
  it('that is broken is done without and made anew', () => {
    const first = run()
    for (const name of kept()) writeFileSync(join(folder, 'dist/cli/compiled', name), 'no code')
    expect(run()).toBe(first)
    expect(run()).toBe(first)
  })
  it('is not kept where nobody may write, or where the environment says so', () => {
    rmSync(join(folder, 'dist/cli/compiled'), {recursive: true})
    run({NODE_DISABLE_COMPILE_CACHE: '1'})
    expect(readdirSync(join(folder, 'dist/cli'))).not.toContain('compiled')
    writeFileSync(join(folder, 'dist/cli/compiled'), 'a file')
    expect(spawnSync(execPath, [join(folder, 'bin/huntbook.cjs'), '--version'], {encoding: 'utf8'})).toMatchObject({status: 0, stderr: ''})
    rmSync(join(folder, 'dist/cli/compiled'))
  })
  it('goes where Node.js is told to keep it', () => {
    run({NODE_COMPILE_CACHE: join(folder, 'elsewhere')})
    expect(readdirSync(join(folder, 'elsewhere/compiled')).length).toBeGreaterThan(0)
  })
})
