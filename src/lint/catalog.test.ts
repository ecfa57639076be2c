import {describe, expect, it} from 'vitest'
import {hunt} from '../../test/support/hunt.ts'
import {activeOf, ruleOf, services, sourceOf, viewOfSource} from '../../test/support/lint.ts'
import type {Diagnostic, Severity} from '../model/diagnostic.ts'
import type {Rule, Visitors} from '../model/rule.ts'
import type {CatalogEntry} from '../model/view.ts'
import type {RuleContext} from '../rule.ts'
import {lintCatalog, startCatalogRules} from './catalog.ts'

const sources = new Map(['hunts/a.myst', 'hunts/b.myst'].map(path => [path, sourceOf(hunt(`id: ${path}`), path)]))
const entries: readonly CatalogEntry[] = [...sources.values()].map(source => ({path: source.path, hunting: viewOfSource(source).hunting}))
const [first] = sources.values()

function lint(rule: Rule, severityOf: (path: string) => Severity | undefined = () => 'warning'): Diagnostic[] {
  if (!first) throw new Error('Expected a source.')
  const active = (_: string, path: string) => {
    const severity = severityOf(path)
    return severity && {...activeOf(rule), severity}
  }
  return lintCatalog({
    running: startCatalogRules([activeOf(rule)], services),
    entries,
    sourceOf: path => sources.get(path),
    active,
    isChecked: () => true,
    failureAt: first.path,
  })
}

/** A rule that looks at the catalog. */
function catalogRule(visit: (context: RuleContext, hunts: readonly CatalogEntry[]) => void): Rule {
  return ruleOf((context): Visitors => ({catalog: hunts => visit(context, hunts)}))
}

const everyId = catalogRule((context, hunts) => {
  for (const {path} of hunts) context.report({message: 'found', at: {pointer: '/hunting/id'}, path, data: {what: path}})
})

describe('lintCatalog', () => {
  it('counts the reports of each file by itself', () => {
    const flood = (many: number) =>
      catalogRule((context, hunts) => {
        for (let count = 0; count < many; count++) for (const {path} of hunts) context.report({message: 'found', at: 'file', path})
      })
    expect(lint(flood(800))).toHaveLength(1600)
    expect(lint(flood(1001)).filter(({rule}) => rule === 'rule/flood')).toHaveLength(1)
  })
  it('shows every hunt, and finds places in each file', () => {
    expect(lint(everyId).map(({path, range, message}) => [path, range.start.line, range.start.column, message])).toEqual([
      ['hunts/a.myst', 3, 7, 'Found hunts/a.myst.'],
      ['hunts/b.myst', 3, 7, 'Found hunts/b.myst.'],
    ])
  })
  it('has the severity of each file', () => {
    const found = lint(everyId, path => (path === 'hunts/a.myst' ? 'error' : 'info'))
    expect(found.map(({severity}) => severity)).toEqual(['error', 'info'])
  })
  it('is silent about files in which the rule is off', () => {
    expect(lint(everyId, path => (path === 'hunts/a.myst' ? undefined : 'info')).map(({path}) => path)).toEqual(['hunts/b.myst'])
  })
  it('keeps the cap of a report', () => {
    const rule = catalogRule((context, hunts) => {
      for (const {path} of hunts) context.report({message: 'found', at: 'file', path, cap: 'info'})
    })
    expect(lint(rule, () => 'error').map(({severity}) => severity)).toEqual(['info', 'info'])
  })
  it('drops reports about files that are not there', () => {
    expect(lint(catalogRule(context => context.report({message: 'found', at: 'file', path: 'hunts/z.md'})))).toEqual([])
  })
  it('takes a place in a file that is no notebook, with a fix', () => {
    const file = {path: 'jupytext.toml', text: 'a = 1\nb = 2\n'}
    const rule = catalogRule(context => context.report({message: 'found', at: {file, start: 6, end: 11}, replacement: 'b = 3'}))
    expect(lint(rule)).toMatchObject([
      {
        path: 'jupytext.toml',
        range: {start: {line: 2, column: 1}},
        fix: {edits: [{text: 'b = 3'}]},
        excerpt: [{text: 'a = 1'}, {text: 'b = 2'}, {text: ''}],
      },
    ])
    expect(lint(rule, path => (path === 'jupytext.toml' ? undefined : 'error'))).toEqual([])
  })
  it('places what is related in its own file', () => {
    const rule = catalogRule(context =>
      context.report({
        message: 'found',
        at: 'file',
        path: 'hunts/a.myst',
        related: [
          {path: 'hunts/b.myst', at: {pointer: '/hunting/id'}, message: 'There.'},
          {path: 'hunts/z.myst', at: 'file', message: 'Nowhere.'},
        ],
      }),
    )
    expect(lint(rule)[0]?.related).toMatchObject([{path: 'hunts/b.myst', message: 'There.', range: {start: {line: 3, column: 7}}}])
  })
  it('reports the failure of a rule', () => {
    const rule = catalogRule(() => {
      throw new Error('no')
    })
    expect(lint(rule).map(({rule: id, path, message}) => [id, path, message])).toEqual([
      ['rule/crash', 'hunts/a.myst', 'Rule `test/rule` failed: no'],
    ])
  })
  it('has nothing to do for rules that do not look at the catalog', () => {
    expect(startCatalogRules([activeOf(ruleOf(() => ({end() {}})))], services)).toEqual([])
  })
})
