import {utf8ToBytes} from '@noble/hashes/utils.js'
import {extensions, readerOf} from './formats/readers.ts'
import {activate, ownSeverity} from './lint/active.ts'
import {lintCatalog, startCatalogRules} from './lint/catalog.ts'
import type {Source} from './lint/diagnose.ts'
import {applyFixes} from './lint/fix.ts'
import {compare, sortDiagnostics} from './lint/order.ts'
import {lintPairs, startPairRules} from './lint/pairs.ts'
import {compileTeamSchema, huntingSchema} from './lint/schemas/hunting.ts'
import {viewOf} from './lint/views.ts'
import {lintSource, servicesOf, sourceOf} from './lint-text.ts'
import type {Attack} from './model/attack.ts'
import type {Diagnostic} from './model/diagnostic.ts'
import {huntOf} from './model/hunt.ts'
import type {Rule, RuleSettings, Since} from './model/rule.ts'
import type {TextFile} from './model/text-file.ts'
import type {CatalogEntry, HuntContent, PairView} from './model/view.ts'

/** A notebook, or several, that a rule is shown. */
export interface RuleCase {
  /** MyST, or JSON where it starts with `{`. */
  readonly text?: string
  /** Path → text: notebooks, and other files of the repository that the rule asks for. */
  readonly files?: Readonly<Record<string, string>>
  /** The pairs that the rule is shown, with what was found out about them; `path` is one of `files`. The place is that of the file. */
  readonly pairs?: readonly Omit<PairView, 'at'>[]
  readonly options?: Readonly<Record<string, unknown>>
  readonly settings?: Partial<RuleSettings>
  /** Path → what the rule is shown of a hunt's cells, if it reads that; nothing that is not given. */
  readonly contents?: Readonly<Record<string, Partial<HuntContent>>>
  /** Rule id → the options of another rule that is on. */
  readonly optionsOf?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Other names of fields, as `metadata.aliases` gives them. */
  readonly aliases?: Readonly<Record<string, string>>
  /** A team's schema of the hunting block: the one that `mdr` has. */
  readonly schema?: unknown
  /** The day as `YYYY-MM-DD`. */
  readonly today?: string
  /** Git takes results of runs out of the files when it stores them. */
  readonly isCleanedByGit?: true
  /** Path → the notebook at the commit that `--since` names, `main`; of a case with `text`, a text. Absent: a run without `--since`. */
  readonly base?: string | Readonly<Record<string, string>>
}

export interface FailingCase extends RuleCase {
  /**
   * `line:column-line:column message`, in the order of the report: file positions, from 1. With `files` the path stands in
   * front; a severity other than that of `meta` too.
   */
  readonly reports: readonly string[]
  /** The text after the safe fixes, of `files` the first one. Absent: there is nothing to fix. */
  readonly fixed?: string
  /** The same after one pass of all fixes, the unsafe ones too. Absent: it is not looked at. */
  readonly fixedUnsafely?: string
}

export interface RuleCases {
  /** The ATT&CK index that rules ask; default an empty one. */
  readonly attack?: Attack
  /** Fact → what the rule is silent about. */
  readonly valid: Readonly<Record<string, string | RuleCase>>
  /** Fact → what the rule reports. */
  readonly invalid: Readonly<Record<string, FailingCase>>
}

/** Texts that no rule may stumble over. */
const oddTexts: Readonly<Record<string, string>> = {
  'an empty notebook': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
  'metadata of other types': '---\nhunting: [1, {a: b}]\nkernelspec: 7\n---\n\n```{code-cell}\n:tags: 3\n\nx\n```\n',
  'a hunting block of other types': '---\nhunting:\n  id: 1\n  title: [x]\n  attack_technique_ids: {a: 1}\n  tags: no\n---\n\n# x\n',
  'names of prototypes': '---\nhunting:\n  __proto__: {id: x}\n  constructor: y\n---\n\n+++ {"tags": ["__proto__", ""]}\n\nx\n',
}

/**
 * Checks a rule with the test runner whose `describe` and `it` are global (vitest with `globals: true`). Every rule is also run
 * over odd texts, on which it must neither throw nor report a place that does not exist.
 */
export function testRule(rule: Rule, {valid, invalid, attack = noAttack}: RuleCases): void {
  // The runner's own functions; `huntbook/rule` depends on none.
  const {describe, it} = globalThis as unknown as {describe: Suite; it: Suite}
  describe(rule.meta.id, () => {
    it('has cases of its own, each once', () => {
      const cases = [...Object.values(valid), ...Object.values(invalid)].map(given => JSON.stringify(given, listed))
      expectEqual(cases.length - new Set(cases).size, 0)
    })
    for (const [fact, given] of Object.entries(valid)) {
      it(`is silent about ${fact}`, async () => {
        const {reports, unread} = await run(rule, typeof given === 'string' ? {text: given} : given, attack)
        expectEqual(unread, [])
        expectEqual(reports, [])
      })
    }
    for (const [fact, given] of Object.entries(invalid)) {
      it(`reports ${fact}`, async () => {
        const {reports, fixed, fixedUnsafely, broken, unread} = await run(rule, given, attack)
        expectEqual(unread, [])
        expectEqual(reports, given.reports)
        expectEqual(fixed, given.fixed)
        if (given.fixedUnsafely !== undefined) expectEqual(fixedUnsafely, given.fixedUnsafely)
        expectEqual(broken, [])
        if (given.reports.length === 0) throw new Error('Expected a failing case to have reports: move it to `valid`.')
      })
    }
    for (const [fact, text] of Object.entries(oddTexts)) {
      it(`survives ${fact}`, async () => {
        const {failures} = await run(rule, {text}, attack)
        expectEqual(failures, [])
      })
    }
  })
}

/** Sets and maps of settings, which JSON would leave out. */
function listed(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value
}

type Suite = (name: string, body: () => void | Promise<void>) => void

interface Outcome {
  readonly reports: readonly string[]
  readonly fixed: string | undefined
  readonly fixedUnsafely: string | undefined
  /** What the parser says of the fixed text and did not say before. */
  readonly broken: readonly string[]
  readonly failures: readonly string[]
  /** Errors of the parser, which would keep the rule from seeing the case. */
  readonly unread: readonly string[]
}

async function run(rule: Rule, given: RuleCase, attack: Attack): Promise<Outcome> {
  const options = Object.keys(given.options ?? {}).filter(name => !Object.hasOwn(rule.meta.options?.properties ?? {}, name))
  if (options.length > 0) throw new Error(`Expected options of \`${rule.meta.id}\`, got ${options.join(', ')}.`)
  const files = Object.entries(given.files ?? {'hunts/team/hunt': given.text ?? ''})
  const all: readonly (Source | TextFile)[] = files.map(([path, text]) => (isNotebook(path, text) ? namedSource(path, text) : {path, text}))
  const sources = all.filter(file => 'parsed' in file)
  const others = new Map(all.filter(file => !('parsed' in file)).map(({path, text}) => [path, utf8ToBytes(text)]))
  const diagnostics = sortDiagnostics(await lint(rule, {sources, others, given, attack}))
  const own = diagnostics.filter(diagnostic => diagnostic.rule === rule.meta.id)
  const failures = diagnostics.filter(diagnostic => diagnostic.rule.startsWith('rule/')).map(({message}) => message)
  const [first] = all
  const fixes = own.filter(({path}) => path === first?.path)
  const safe = applyFixes(first?.text ?? '', fixes, new Set(['safe']))
  const both = applyFixes(first?.text ?? '', fixes, new Set(['safe', 'unsafe']))
  const isUnsafe = both.applied.some(({fix}) => fix?.kind === 'unsafe')
  const broken = [safe, both].flatMap(({text, applied}) =>
    first && 'parsed' in first && applied.length > 0 ? newProblems(first, namedSource(first.path, text)) : [],
  )
  return {
    reports: [...own.map(diagnostic => line(diagnostic, {rule, withPath: given.files !== undefined})), ...failures],
    fixed: safe.applied.length > 0 ? safe.text : undefined,
    fixedUnsafely: isUnsafe ? both.text : undefined,
    broken,
    failures,
    unread: sources.flatMap(({parsed}) => parsed.problems.filter(({severity}) => severity === 'error').map(({message}) => message)),
  }
}

interface Given {
  readonly sources: readonly Source[]
  /** The files that are no notebooks. */
  readonly others: ReadonlyMap<string, Uint8Array>
  readonly given: RuleCase
  readonly attack: Attack
}

async function lint(rule: Rule, {sources, others, given, attack}: Given): Promise<Diagnostic[]> {
  const {options, settings, pairs = [], today, base, optionsOf = {}, schema} = given
  const active = activate(rule, {severity: ownSeverity(rule), ...(options && {options})})
  if (!active) return []
  const found: Diagnostic[] = []
  const aliases = new Map(Object.entries(given.aliases ?? {}))
  const teams = schema === undefined ? [] : [{schema: await compileTeamSchema(schema), name: 'schema of `mdr`'}]
  const texts = new Map(sources.map(({path, text}) => [path, text]))
  const readFile = (path: string): Uint8Array | undefined => {
    const text = texts.get(path)
    return text === undefined ? others.get(path) : utf8ToBytes(text)
  }
  const asked = {
    attack,
    readFile,
    optionsOf: (id: string) => ({...optionsOf, [rule.meta.id]: active.options})[id],
    files: [...sources.map(({path}) => path), ...others.keys()].sort(compare),
    isCleanedByGit: () => given.isCleanedByGit === true,
    ...(settings && {settings}),
    ...(today !== undefined && {today}),
    ...(base !== undefined && {since: sinceOf(base)}),
  }
  for (const source of sources)
    found.push(...(await lintSource(source, {...asked, rules: [active], aliases, schema: huntingSchema(teams, aliases)})))
  const entries = sources.flatMap(({path, parsed: {notebook}}) =>
    notebook ? [{path, hunting: huntOf(notebook, aliases), half: halfOf(path), ...contentOf(path, {rule, sources, given})}] : [],
  )
  const byPath = new Map(sources.map(source => [source.path, source]))
  const [failureAt] = sources
  if (!failureAt) return found
  const services = servicesOf(asked)
  const running = startCatalogRules([active], services)
  return [
    ...found,
    ...lintCatalog({
      running,
      entries,
      sourceOf: path => byPath.get(path),
      active: () => active,
      isChecked: () => true,
      failureAt: failureAt.path,
    }),
    ...lintPairs(startPairRules([active], services), {
      pairs: pairs.map(pair => ({...pair, at: 'file'}) as const),
      sourceOf: path => byPath.get(path),
      active: () => active,
    }),
  ]
}

/** Of a pair the text is the source. */
function contentOf(path: string, {rule, sources, given}: Pick<Given, 'sources' | 'given'> & {rule: Rule}): Partial<CatalogEntry> {
  if (rule.meta.reads !== 'content') return {}
  if (path.endsWith('.ipynb') && sources.some(source => source.path === halfOf(path))) return {isMirror: true}
  return {content: {parameters: [], languages: [], digest: '', ...given.contents?.[path]}}
}

/** The notebooks of a base as rules see them. */
function sinceOf(base: NonNullable<RuleCase['base']>): Since {
  const views = new Map(
    Object.entries(typeof base === 'string' ? {'hunts/team/hunt': base} : base).map(([path, text]) => {
      const source = namedSource(path, text)
      return [source.path, viewOf(source)] as const
    }),
  )
  return {ref: 'main', before: path => views.get(path) ?? (typeof base === 'string' ? [...views.values()][0] : undefined)}
}

/** Names without an extension are notebooks: their text tells the format. A `.md` file need not be one. */
function isNotebook(path: string, text: string): boolean {
  if (path.endsWith('.md')) return readerOf(path, text) !== undefined
  return /(?:^|\/)[^./]+$/u.test(path) || extensions.some(extension => path.endsWith(extension))
}

function namedSource(name: string, text: string): Source {
  const extension = /\.[a-z]+$/u.test(name) ? '' : text.trimStart().startsWith('{') ? '.ipynb' : '.myst'
  const source = sourceOf(name + extension, text)
  if (!source) throw new Error(`Expected a notebook, got ${name}${extension}.`)
  return source
}

function line({path, range: {start, end}, severity, message}: Diagnostic, {rule, withPath}: {rule: Rule; withPath: boolean}): string {
  const place = `${start.line}:${start.column}-${end.line}:${end.column}`
  return `${withPath ? `${path} ` : ''}${severity === ownSeverity(rule) ? '' : `${severity} `}${place} ${message}`
}

/** Beside it, with the same stem. */
function halfOf(path: string): string {
  return path.endsWith('.ipynb') ? path.replace(/ipynb$/u, 'md') : path.replace(/[^./]+$/u, 'ipynb')
}

function newProblems(before: Source, after: Source): string[] {
  const known = new Set(before.parsed.problems.map(({message}) => message))
  return after.parsed.problems.map(({message}) => message).filter(message => !known.has(message))
}

function expectEqual(actual: unknown, expected: unknown): void {
  const [got, wanted] = [actual, expected].map(value => JSON.stringify(value, undefined, 2))
  if (got !== wanted) throw new Error(`Expected ${wanted}, got ${got}.`)
}

const noAttack: Attack = {version: '0', technique: () => undefined, replacements: () => []}
