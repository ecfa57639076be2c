import {describe, expect, it} from 'vitest'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {jsonHooks} from './json-hooks.ts'
import {preCommitFile} from './pre-commit.ts'

describe('hooks', () => {
  const idsIn = (text: string): string[] => [...text.matchAll(/- id: (\S+)/gu)].map(([, id = '']) => id)
  it.each(['myst', 'ipynb', 'both'] as const)('come in their order: %s', pairs => {
    expect(idsIn(preCommitFile({pairs, isInstalled: false}).text)).toEqual([
      'huntbook-fix',
      'huntbook-strip',
      'huntbook-sync',
      'huntbook-lint',
    ])
  })
  it('have nothing to keep in step where there are no pairs', () => {
    expect(idsIn(preCommitFile({pairs: 'none', isInstalled: true}).text)).toEqual(['huntbook-fix', 'huntbook-strip', 'huntbook-lint'])
  })
  it('have nothing to strip where git does that', () => {
    const {text} = preCommitFile({pairs: 'myst', isInstalled: false, hasFilter: true})
    expect(idsIn(text)).toEqual(['huntbook-fix', 'huntbook-sync', 'huntbook-lint'])
    expect(text).toContain('the order matters: fix, sync, lint.\n')
  })
  it('run the package of the repository, the one on PATH, or a release', () => {
    const release = {repository: 'a/b', commit: 'c'.repeat(40), tag: 'v1.0.0'}
    expect(preCommitFile({pairs: 'myst', isInstalled: true}).text).toContain('entry: npx --no-install huntbook lint ')
    expect(preCommitFile({pairs: 'myst', isInstalled: false}).text).toContain('entry: huntbook lint ')
    const program = 'node_modules/huntbook/bin/huntbook.cjs'
    expect(preCommitFile({pairs: 'myst', isInstalled: true, program}).text).toContain(`entry: node ${program} lint `)
    const {text} = preCommitFile({pairs: 'myst', isInstalled: true, program, release})
    expect(text).toContain('  - repo: https://github.com/a/b\n    rev: v1.0.0\n')
    expect(text).not.toContain('entry')
  })
  it('are added to those that are there, but for those that are there', () => {
    const {text, lacking} = preCommitFile({pairs: 'myst', isInstalled: false})
    expect(lacking(text)).toBeUndefined()
    // A word in a comment is no hook.
    for (const existing of ['repos: []\n# huntbook-fix huntbook-strip huntbook-sync huntbook-lint', 'repos: [\n']) {
      expect(idsIn(lacking(existing)?.lines.join('\n') ?? '')).toHaveLength(4)
    }
    expect(idsIn(lacking('repos:\n- hooks:\n  - id: huntbook-lint\n')?.lines.join('\n') ?? '')).toEqual([
      'huntbook-fix',
      'huntbook-strip',
      'huntbook-sync',
    ])
  })
  it('of others that take notebooks for JSON are found', () => {
    const found = (given: string): readonly string[] => {
      const {tree} = parseYaml(given, {version: '1.2'})
      return jsonHooks(tree && treeValue(tree))
    }
    const text = `repos:
- repo: x
  hooks:
  - id: pretty-format-json
  - {id: pretty-format-json, exclude: '\\.ipynb$'}
  - {id: own, types: [json]}
  - {id: another, types_or: [yaml, json]}
  - {id: unrelated, types: [yaml]}
`
    expect(found(text)).toEqual(['pretty-format-json', 'own', 'another'])
    expect(['', '[', 'repos: 1', 'repos: [{hooks: 1}]'].flatMap(found)).toEqual([])
  })
})
