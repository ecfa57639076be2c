import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Diagnostic} from '../../src/model/diagnostic.ts'
import {isList, isMap, toPlain, type Value, type ValueMap} from '../../src/model/value.ts'
import {lintFiles} from '../../src/node/lint.ts'
import {treeValue} from '../../src/parse/tree.ts'
import {parseYaml} from '../../src/parse/yaml.ts'
import {dataPath} from './data.ts'

interface Finding {
  readonly path: string
  readonly rule: string
  readonly severity: string
  /** From 0; null outside cells. */
  readonly cell: number | null
  readonly line: number
  readonly cellLine?: number
  readonly tolerance?: number
}

interface Expected {
  readonly kind: 'defects' | 'clean'
  /** The day of the run as `YYYY-MM-DD`. */
  readonly now: string
  readonly findings: readonly Finding[]
}

const known = new Set(rules.map(({meta}) => meta.id))

/** Keys of the configuration and options of rules that belong to other rules than the shipped ones. */
const laterKeys = new Set(['vocabulary', 'packs', 'suppressions', 'baseline', 'cache', 'new', 'huntbook'])

const cases = readdirSync(dataPath('lint'), {withFileTypes: true}).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

interface Outcome {
  readonly expected: readonly Finding[]
  readonly reported: readonly Finding[]
}

const outcomes = new Map<string, Outcome>()
let folder = ''
const epoch = process.env.SOURCE_DATE_EPOCH

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huntbook-lint-'))
  for (const name of cases) outcomes.set(name, await run(name))
})

afterAll(() => {
  if (epoch === undefined) delete process.env.SOURCE_DATE_EPOCH
  else process.env.SOURCE_DATE_EPOCH = epoch
  rmSync(folder, {recursive: true, force: true})
})

async function run(name: string): Promise<Outcome> {
  const root = join(folder, name)
  cpSync(dataPath('lint', name), root, {recursive: true})
  rmSync(join(root, 'base'), {recursive: true, force: true})
  const file = join(root, 'huntbook.config.yaml')
  writeFileSync(file, JSON.stringify(toPlain(ofThisVersion(readYaml(file)))))
  const {findings, now} = readExpected(root)
  process.env.SOURCE_DATE_EPOCH = String(Date.parse(now) / 1000)
  const {diagnostics} = await lintFiles({cwd: root, checkGroups: true})
  return {expected: findings.filter(({rule}) => known.has(rule)), reported: findingsOf(diagnostics)}
}

function readExpected(root: string): Expected {
  // The data is written for this project, so its shape is known.
  return JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as Expected
}

function readYaml(file: string): ValueMap {
  const {tree} = parseYaml(readFileSync(file, 'utf8'), {version: '1.2'})
  const value = tree && treeValue(tree)
  if (!isMap(value)) throw new Error(`Expected a mapping in ${file}.`)
  return value
}

/** The configuration without keys, rules and entries of later versions. */
function ofThisVersion(config: ValueMap): ValueMap {
  const kept = new Map<string, Value>()
  for (const [key, value] of config) {
    if (laterKeys.has(key)) continue
    if (key === 'rules' && isMap(value)) kept.set(key, new Map([...value].filter(([id]) => known.has(id))))
    else if (key === 'overrides' && isList(value))
      kept.set(
        key,
        value.map(entry => (isMap(entry) ? ofThisVersion(entry) : entry)),
      )
    else kept.set(key, isMap(value) ? ofThisVersion(value) : value)
  }
  return kept
}

/** Several problems of one rule at one place count once. */
function findingsOf(diagnostics: readonly Diagnostic[]): Finding[] {
  const found = new Map<string, Finding>()
  for (const {path, rule, severity, range, cell} of diagnostics) {
    if (!known.has(rule)) continue
    const finding = {
      path,
      rule,
      severity,
      cell: cell ? cell.number - 1 : null,
      line: range.start.line,
      ...(cell?.range && {cellLine: cell.range.start.line}),
    }
    found.set(placeOf(finding), finding)
  }
  return [...found.values()]
}

function placeOf({path, rule, cell, line}: Finding): string {
  return `${path}:${line} ${rule}${cell === null ? '' : ` in cell ${cell}`}`
}

function matches(expected: Finding, reported: Finding): boolean {
  const isPlace = expected.path === reported.path && expected.rule === reported.rule && expected.cell === reported.cell
  return isPlace && Math.abs(expected.line - reported.line) <= (expected.tolerance ?? 0)
}

describe(`lint: ${cases.length} labelled catalogs`, () => {
  it('has them all', () => {
    expect(cases).toHaveLength(51)
  })
  it.each(cases)('%s', name => {
    const {expected, reported} = outcomes.get(name) ?? {expected: [], reported: []}
    const missed = expected.filter(wanted => !reported.some(found => matches(wanted, found)))
    const more = reported.filter(found => !expected.some(wanted => matches(wanted, found)))
    expect(missed.map(placeOf)).toEqual([])
    expect(more.map(placeOf)).toEqual([])
    for (const wanted of expected) {
      const found = reported.find(candidate => matches(wanted, candidate))
      expect([found?.severity, wanted.cellLine === undefined ? undefined : found?.cellLine]).toEqual([wanted.severity, wanted.cellLine])
    }
  })
  it('finds 45 of 45 planted defects, and 1 more that a later rule takes over', () => {
    let [wanted, reported, matched] = [0, 0, 0]
    for (const outcome of outcomes.values()) {
      wanted += outcome.expected.length
      reported += outcome.reported.length
      matched += outcome.expected.filter(finding => outcome.reported.some(found => matches(finding, found))).length
    }
    expect({recall: [matched, wanted], precision: [matched, reported]}).toEqual({recall: [45, 45], precision: [45, 46]})
  })
  it('reports nothing in 13 clean catalogs', () => {
    const clean = cases.filter(name => readExpected(dataPath('lint', name)).kind === 'clean')
    expect(clean).toHaveLength(13)
    expect(clean.flatMap(name => outcomes.get(name)?.reported ?? [])).toEqual([])
  })
})
