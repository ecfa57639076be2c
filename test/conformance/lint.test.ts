import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import process from 'node:process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Diagnostic} from '../../src/model/diagnostic.ts'
import {lintFiles} from '../../src/node/lint.ts'
import {repositoryAt} from '../support/repository.ts'
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
  readonly findings: readonly Finding[]
  /** The day. */
  readonly now: string
  /** Folder of the tree at the commit of `--since`. */
  readonly base?: string
}

const known = new Set(rules.map(({meta}) => meta.id))

/** Findings of the shipped rules and about suppressions; what parsers and the disk say does not count. */
function counts(rule: string): boolean {
  return known.has(rule) || rule.startsWith('suppress/')
}

const cases = readdirSync(dataPath('lint'), {withFileTypes: true}).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

interface Outcome {
  readonly expected: readonly Finding[]
  readonly reported: readonly Finding[]
}

const outcomes = new Map<string, Outcome>()
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huntbook-lint-'))
  for (const name of cases) outcomes.set(name, await run(name))
})

afterAll(() => rmSync(folder, {recursive: true, force: true}))

async function run(name: string): Promise<Outcome> {
  const {findings, now, base} = readExpected(dataPath('lint', name))
  const {cwd, since} = base === undefined ? {cwd: copied(name), since: undefined} : committed(name, base)
  process.env.SOURCE_DATE_EPOCH = String(Date.parse(`${now}T12:00:00Z`) / 1000)
  const {diagnostics} = await lintFiles({cwd, checkGroups: true, ...(since !== undefined && {since})})
  delete process.env.SOURCE_DATE_EPOCH
  return {expected: findings.filter(({rule}) => counts(rule)), reported: findingsOf(diagnostics)}
}

function copied(name: string): string {
  const root = join(folder, name)
  cpSync(dataPath('lint', name), root, {recursive: true})
  rmSync(join(root, 'base'), {recursive: true, force: true})
  return root
}

/** A repository whose first commit is the tree of the base, its second the case. */
function committed(name: string, base: string): {readonly cwd: string; readonly since: string} {
  const root = join(folder, name)
  cpSync(dataPath('lint', name, base), root, {recursive: true})
  const {git, commit} = repositoryAt(root)
  git('init', '--quiet', '--initial-branch=main')
  commit()
  const since = git('rev-parse', 'HEAD').trim()
  for (const entry of readdirSync(root)) if (entry !== '.git') rmSync(join(root, entry), {recursive: true})
  copied(name)
  commit()
  return {cwd: root, since}
}

function readExpected(root: string): Expected {
  // The data is written for this project, so its shape is known.
  return JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as Expected
}

/** Several problems of one rule at one place count once. */
function findingsOf(diagnostics: readonly Diagnostic[]): Finding[] {
  const found = new Map<string, Finding>()
  for (const {path, rule, severity, range, cell} of diagnostics) {
    if (!counts(rule)) continue
    const finding = {
      path,
      rule,
      severity,
      cell: cell ? cell.number - 1 : null,
      line: range.start.line,
      ...(cell?.range && {cellLine: cell.range.start.line}),
    }
    // Two items of a list may stand on one line.
    found.set(`${placeOf(finding)} ${range.start.column}`, finding)
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

interface Row {
  wanted: number
  reported: number
  matched: number
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
  it('finds every planted defect of every rule, and nothing else', () => {
    const rows = new Map<string, Row>()
    const rowOf = (rule: string): Row => rows.get(rule) ?? (rows.set(rule, {wanted: 0, reported: 0, matched: 0}).get(rule) as Row)
    for (const {expected, reported} of outcomes.values()) {
      for (const finding of reported) rowOf(finding.rule).reported++
      for (const finding of expected) {
        rowOf(finding.rule).wanted++
        if (reported.some(found => matches(finding, found))) rowOf(finding.rule).matched++
      }
    }
    const shown = [...rows]
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([rule, {wanted, reported, matched}]) => `${rule}: recall ${matched}/${wanted}, precision ${matched}/${reported}`)
    process.stdout.write(`${shown.join('\n')}\n`)
    expect([...rows].filter(([, {wanted, reported, matched}]) => matched !== wanted || matched !== reported)).toEqual([])
    expect([...rows.values()].reduce((sum, {wanted}) => sum + wanted, 0)).toBe(138)
  })
  it('reports nothing in 13 clean catalogs', () => {
    const clean = cases.filter(name => readExpected(dataPath('lint', name)).kind === 'clean')
    expect(clean).toHaveLength(13)
    expect(clean.flatMap(name => outcomes.get(name)?.reported ?? [])).toEqual([])
  })
})
