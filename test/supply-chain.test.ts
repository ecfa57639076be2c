import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'

/** What npm knows of a package that it has locked. */
interface Locked {
  readonly dev?: boolean
  readonly integrity?: string
  readonly hasInstallScript?: boolean
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
// npm writes these files, and their shape is known.
const {packages} = JSON.parse(read('package-lock.json')) as {readonly packages: Readonly<Record<string, Locked>>}
const {scripts} = JSON.parse(read('package.json')) as {readonly scripts: Readonly<Record<string, string>>}
const installed = Object.entries(packages).filter(([path]) => path !== '')

describe('what is installed', () => {
  it('runs nothing while it is installed, whether it is for run time or for development', () => {
    expect(installed.length).toBeGreaterThan(100)
    expect(installed.filter(([, {dev}]) => dev !== true).length).toBeGreaterThan(50)
    expect(installed.filter(([, {hasInstallScript}]) => hasInstallScript === true).map(([path]) => path)).toEqual([])
  })
  it('is what was locked, byte for byte', () => {
    expect(installed.filter(([, {integrity}]) => !/^sha512-/u.test(integrity ?? '')).map(([path]) => path)).toEqual([])
  })
  it('is not joined by scripts of our own', () => {
    const lifecycle = [
      'preinstall',
      'install',
      'postinstall',
      'preprepare',
      'prepare',
      'postprepare',
      'prepack',
      'postpack',
      'dependencies',
    ]
    expect(Object.keys(scripts).filter(name => lifecycle.includes(name))).toEqual([])
  })
})
