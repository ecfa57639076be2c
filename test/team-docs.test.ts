import {cpSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readDeclarative} from '../src/lint/declarative/read.ts'
import {lintFiles} from '../src/node.ts'
import {folderOf} from './support/folder.ts'
import {hunt} from './support/hunt.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The fenced blocks of a page in one language. */
function blocks(page: string, language: string): string[] {
  return [...read(page).matchAll(/^```(\w+)[^\n]*\n(.*?)^```$/gmsu)].flatMap(([, name, text = '']) => (name === language ? [text] : []))
}

describe('docs/team-rules.md', () => {
  const [config = '', passive = '', findings = '', shared = ''] = blocks('docs/team-rules.md', 'yaml')
  const [owner = ''] = blocks('docs/team-rules.md', 'ts')

  it('shows the rule that ships', () => expect(read('rules/teams/ot/passive-only.yaml').endsWith(passive)).toBe(true))
  it('shows rules that can be read', () => {
    for (const text of [passive, findings]) expect(readDeclarative(text, {id: 'a/b', path: 'b.yaml'})).toHaveProperty('meta')
  })
  it('shows a rule that works, and a configuration that finds it', async () => {
    const cwd = folderOf({'hunts/a/1.md': hunt('title: x'), 'huntbook.config.yaml': config, 'rules/teams/mdr/owner.ts': owner})
    const {diagnostics} = await lintFiles({cwd, only: ['mdr/*'], workers: 0})
    expect(diagnostics.map(({rule, message}) => `${rule} ${message}`)).toEqual(['mdr/owner Expected `owner` in the hunting block.'])
  })
  it('shows a configuration for three teams', async () => {
    const cwd = folderOf({'hunts/ot/1.md': hunt('title: x', '```{code-cell}\n!nmap x\n```\n'), 'huntbook.config.yaml': shared})
    mkdirSync(join(cwd, 'rules'))
    cpSync(join(root, 'rules/teams'), join(cwd, 'rules/teams'), {recursive: true})
    const found = (await lintFiles({cwd, workers: 0})).diagnostics.map(({rule, message}) => `${rule} ${message}`).join('\n')
    expect(found).toContain('ot/passive-only Unexpected `!nmap`')
    expect(found).toMatch(/\bzone\b/u)
  })
})

describe('docs/team-tests.md', () => {
  it('shows a test that runs', () => {
    expect(blocks('docs/team-tests.md', 'ts')).toEqual([read('test/hunts/team-tests.test.ts')])
  })
})
