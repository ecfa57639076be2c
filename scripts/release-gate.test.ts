import {appendFileSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeEach, describe, expect, it} from 'vitest'
import {buildTree} from '../test/support/release.ts'
import {checkLayout} from './release-gate/layout.mjs'

const built: {remove: () => void}[] = []
let tree = ''

beforeEach(() => {
  const made = buildTree()
  built.push(made)
  ;({tree} = made)
})
afterAll(() => {
  for (const {remove} of built) remove()
})

/** What the gate has to say against the tree. */
function problems(): readonly string[] {
  return [...checkLayout(tree)].flatMap(([what, problem]) => (problem === undefined ? [] : [what]))
}

describe('the gate of releases', () => {
  it('lets a tree pass as it was built', () => {
    expect(problems()).toEqual([])
  })

  it('lets one pass that was used where it stands', () => {
    mkdirSync(join(tree, 'dist/cli/compiled'), {recursive: true})
    writeFileSync(join(tree, 'dist/cli/compiled/lint.bin'), Buffer.alloc(8e6))
    expect(problems()).toEqual([])
  })

  it('stops one of which npm would leave out what the licences ask for', () => {
    rmSync(join(tree, 'NOTICE'))
    expect(problems()).toEqual(['npm packs what the licences ask for, and nothing of this machine'])
  })

  it('stops one that an installer would act on', () => {
    writeFileSync(join(tree, 'package.json'), '{"name": "huntbook", "version": "0.1.0", "scripts": {"prepare": "x"}}')
    mkdirSync(join(tree, 'node_modules'))
    expect(problems()).toEqual([
      'package.json has nothing that an installer acts on',
      'no lock file, no .npmrc, no node_modules',
      'npm packs what the licences ask for, and nothing of this machine',
    ])
  })

  it('stops one with other hooks, with a package of unknown licence, and with a program that starts anywhere', () => {
    appendFileSync(join(tree, '.pre-commit-hooks.yaml'), '\n')
    writeFileSync(join(tree, 'THIRD-PARTY-NOTICES'), '')
    writeFileSync(join(tree, 'dist/huntbook.cjs'), '')
    expect(problems()).toEqual([
      'the hooks are those of the sources',
      'every licence is in the notices',
      'an old Node.js gets exit 2 and a hint',
    ])
  })

  it('stops one that has grown', () => {
    writeFileSync(join(tree, 'data/large'), Buffer.alloc(8e6))
    expect(problems()).toEqual([expect.stringMatching(/^\d+\.\d MB$/u)])
  })
})
