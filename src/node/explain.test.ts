import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {printExplanation} from '../report/page/explanation.ts'
import {displayWidth} from '../report/terminal.ts'
import {engineChecks} from './engine-checks.ts'
import {explain, sectionsOf} from './explain.ts'

const ids = [...rules.map(({meta}) => meta.id), ...engineChecks.map(({id}) => id)]
const cwd = import.meta.dirname

describe('explain', () => {
  it.each(ids)('has a page that fits 80 columns but for code: %s', async id => {
    const explanation = await explain(id, {cwd})
    expect(explanation.sections.length).toBeGreaterThan(0)
    const text = printExplanation(explanation, {color: false, columns: 80})
    const prose = text.split('\n').filter(line => !line.startsWith('    '))
    expect(prose.join('\n')).not.toMatch(/<!-- \/?generated|\]\([^)]*\.md/u)
    expect(prose.filter(line => displayWidth(line) > 80)).toEqual([])
  })

  it('knows whatever the engine reports', () => {
    const sources = readdirSync(join(cwd, '..'), {recursive: true, encoding: 'utf8'})
      .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map(path => readFileSync(join(cwd, '..', path), 'utf8'))
    const reported = sources.flatMap(text => [...text.matchAll(/'((?:parse|io|rule|suppress|baseline)\/[a-z-]+)'/gu)].map(([, id]) => id))
    const known = new Set(engineChecks.map(({id}) => id))
    expect([...new Set(reported)].filter(id => id !== undefined && !known.has(id))).toEqual([])
  })

  it('has a section for each check of the engine and no other', () => {
    const page = readFileSync(join(cwd, '../../docs/rules/engine.md'), 'utf8')
    expect(sectionsOf(page).map(({title}) => title)).toEqual(engineChecks.map(({id}) => id))
  })

  it('says how a rule is suppressed, and that the engine is not', async () => {
    const last = async (id: string) => (await explain(id, {cwd})).sections.at(-1)?.text
    expect(await last('attack/format')).toContain('# huntbook: ignore[attack/format] -- ')
    expect(await last('parse/json')).toMatch(/cannot be done/u)
    expect(await last('repo/jupytext')).toContain('in `huntbook lint` only where `--rule repo/jupytext` names it')
  })

  it('names the three nearest of a rule that does not exist, or the group', async () => {
    await expect(explain('formt', {cwd})).rejects.toThrow('Expected a known rule, got `formt`.')
    await expect(explain('secrt', {cwd})).rejects.toHaveProperty(
      'hint',
      expect.stringMatching(/^did you mean `security\/secret`, `.*` or `.*`\?$/u),
    )
    await expect(explain('meta/*', {cwd})).rejects.toHaveProperty('hint', 'huntbook rules --group meta lists the rules of the group')
    await expect(explain('x'.repeat(1e6), {cwd})).rejects.toHaveProperty('hint')
  })
})
