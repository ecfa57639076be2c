import fc from 'fast-check'
import type {Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, hostileText, plainOptions, reportOf} from '../../test/support/diagnostic.ts'
import {runnerCommands} from '../../test/support/runner.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {walkMarkdown} from '../parse/markdown.ts'
import {markdown} from './markdown.ts'
import {visibleText} from './terminal.ts'

const found = diagnosticOf('x: t1489\n', [3, 8], {message: 'Expected a technique id, got `t1489`.'})
const linkBase = 'https://git.example/team/hunts/blob/0123456789012345678901234567890123456789/'
const processor = unified().use(remarkParse).use(remarkGfm)

function shown(report: Report, options: Partial<ReporterOptions> = {}): string {
  return markdown(report, {...plainOptions, ...options})
}

function many(count: number, path = 'hunts/a.md'): Diagnostic[] {
  return Array.from({length: count}, (_, index) => ({...found, path, message: `${path} ${index}.`}))
}

/** Types of nodes as they stand in the text: addresses that GitHub finds in plain text have no place. */
function nodesOf(text: string): Nodes[] {
  const nodes: Nodes[] = []
  const root: Root = processor.parse(text)
  walkMarkdown(root, node => {
    if (node.position) nodes.push(node)
  })
  return nodes
}

/** The cells of the rows of findings, as a reader sees them. */
function cellsOf(text: string): string[][] {
  return nodesOf(text)
    .filter(node => node.type === 'tableRow')
    .map(row => row.children.map(textIn))
    .filter(([severity]) => severity !== 'severity')
}

function textIn(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textIn).join('') : ''
}

describe('markdown', () => {
  it('has counts and a table', () => {
    const cell = {number: 2, type: 'code', range: found.range} as const
    const fix = {kind: 'safe', message: 'x', edits: []} as const
    expect(shown(reportOf([{...found, cell, fix}], {notebooks: 148, baselined: 12, suppressed: 3, skipped: 9}))).toBe(
      [
        '## huntbook: 1 error',
        '',
        '1 error in 1 of 148 notebooks; 1 can be fixed with --fix. 12 more are in the baseline, 3 are suppressed. 9 files were no notebooks.',
        '',
        '| severity | place | cell | rule | message |',
        '|---|---|---|---|---|',
        '| error | hunts/a.md&#58;1 | cell 2, line 1 | attack/format | Expected a technique id, got `t1489`. |',
        '',
      ].join('\n'),
    )
  })
  it('says that nothing was found', () => {
    expect(shown(reportOf([], {notebooks: 148}))).toBe('## huntbook: nothing found\n\n148 notebooks are clean.\n')
  })
  it('has the worst first, and what is as bad in the order of the report', () => {
    const findings = (['info', 'warning', 'error', 'warning'] as const).map((severity, index) => ({
      ...found,
      severity,
      message: `${index}`,
    }))
    expect(cellsOf(shown(reportOf(findings))).map(cells => cells.at(-1))).toEqual(['2', '1', '3', '0'])
  })
  it('links places to the commit that was checked', () => {
    const text = shown(reportOf([{...found, path: 'a b/[x](y).md'}]), {linkBase, pathFrom: path => `sub/${path}`})
    const links = nodesOf(text).filter(node => node.type === 'link')
    expect(links.map(link => [textIn(link), link.url])).toEqual([['a b/[x](y).md:1', `${linkBase}sub/a%20b/%5Bx%5D%28y%29.md?plain=1#L1`]])
  })
  it('has a closed table for each notebook where one would be long, the worst notebook first', () => {
    const findings = [...many(26, 'hunts/a.md').map(one => ({...one, severity: 'info'}) as const), ...many(25, 'hunts/<b>.md')]
    const text = shown(reportOf(findings))
    expect(text.match(/<summary>.*<\/summary>/gu)).toEqual([
      '<summary>hunts/&#60;b&#62;.md: 25 errors</summary>',
      '<summary>hunts/a.md: 26 infos</summary>',
    ])
    expect(cellsOf(text)).toHaveLength(51)
    expect(text.match(/<details>/gu)).toHaveLength(2)
    expect(text.match(/<\/details>/gu)).toHaveLength(2)
    expect(shown(reportOf(findings.slice(1)))).not.toContain('<details>')
  })
  it('says what a change does to the checks', () => {
    const change = {suppressions: 3, baselined: 2, turnedOff: ['x/y', 'meta/*']}
    expect(shown(reportOf([], {change}))).toContain(
      '\n\nThis change adds 3 suppressions, turns off `x/y`, `meta/*`, adds 2 baseline entries.\n',
    )
    const ignored = ['a.md', 'b|c.md', 'd', 'e', 'f', 'g', 'h']
    const more = {suppressions: 0, baselined: 0, turnedOff: [], ignored, problem: 'x.yaml:1:1 Expected <b>.'}
    expect(shown(reportOf([], {change: more}))).toContain(
      '\nThis change leaves out a.md, b&#124;c.md, d, e, f and 2 more. The configuration that it leaves is at fault: x.yaml&#58;1&#58;1 Expected &#60;b&#62;.\n',
    )
    const globs = {lowered: ['x/y'], ignoreAdded: ['a/[`*'], filesRemoved: ['b|c/**']}
    expect(shown(reportOf([], {change: {suppressions: 0, baselined: 0, turnedOff: [], ...globs}}))).toContain(
      '\nThis change lowers `x/y`, adds `a/[`&#42;&#96; to `ignore`, removes &#96;b&#124;c/&#42;&#42;&#96; from `files`.\n',
    )
    expect(shown(reportOf([], {change: {suppressions: 0, baselined: 1, turnedOff: []}}))).toContain(
      '\nThis change adds 1 baseline entry.\n',
    )
    expect(shown(reportOf([], {change: {suppressions: 0, baselined: 0, turnedOff: []}}))).not.toContain('change')
  })
  it('carries tool errors', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule, got `a/c`.', hint: 'did you mean `a/b`?'}]
    expect(shown(reportOf([], {errors, notebooks: 0}))).toBe(
      '## huntbook: not checked\n\n- **error** Expected a known rule, got `a/c`. Hint: did you mean `a/b`?\n\nNo notebook was checked.\n',
    )
  })
  it('leaves out rows where there is no room, together with what the file holds already', () => {
    const findings = ['hunts/a.md', 'hunts/b.md', 'hunts/ü.md'].flatMap(path => many(5000, path))
    for (const bytesBefore of [0, 400_000, 898_000]) {
      const text = shown(reportOf(findings), {bytesBefore})
      const [, missing = ''] = /\n… and (\d+) more findings: there is no room for them here\.\n$/u.exec(text) ?? []
      expect(bytesBefore + Buffer.byteLength(text)).toBeLessThanOrEqual(900_000)
      expect(bytesBefore + Buffer.byteLength(text)).toBeGreaterThan(899_000)
      expect(text.match(/^\| error/gmu)).toHaveLength(findings.length - Number(missing))
      expect(text.match(/<details>/gu)?.length).toBe(text.match(/<\/details>/gu)?.length)
    }
    expect(shown(reportOf(findings), {bytesBefore: 899_999})).toBe('')
  })
  it.each([
    ['a table', 'a | b\n| c |\\| d'],
    ['HTML', '<script>alert(1)</script> <img src=x onerror=y> &lt;'],
    ['links and pictures', '[a](javascript:x) ![b](https://evil.example/p.png) <https://evil.example> [c]: d'],
    ['code', '` `` `<b>` ``` ~~~ `a|b` `a\\` `` c'],
    ['emphasis, headings and lists', '**a** _b_ ~~c~~ # d - e 1. f > g $x$ :smile: @somebody'],
    ['commands of runners', '::error::x ##[error]y ##vso[z] `##[error]w`'],
  ])('shows %s as text', (_, hostile) => {
    const report = reportOf([{...found, path: hostile, rule: `x/${hostile}`, message: hostile}])
    const text = shown(report, {linkBase})
    expect(cellsOf(text)).toEqual([['error', `${visible(hostile)}:1`, '', `x/${visible(hostile)}`, visible(hostile)]])
    expect(new Set(nodesOf(text).map(({type}) => type))).toSatisfy(isOurs)
    expect(runnerCommands(text)).toEqual([])
  })
  it('holds no nodes but ours, no controls and no commands, whatever the findings say', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {minLength: 1, maxLength: 3}), markdownText, (diagnostics, message) => {
        const findings = diagnostics.map(diagnostic => ({...diagnostic, message: diagnostic.message + message}))
        const text = shown(reportOf(findings, {errors: [{code: 'X', message}]}), {linkBase})
        expect(new Set(nodesOf(text).map(({type}) => type))).toSatisfy(isOurs)
        expect(cellsOf(text)).toHaveLength(diagnostics.length)
        for (const link of nodesOf(text)) if (link.type === 'link') expect(link.url.startsWith(linkBase)).toBe(true)
        expect(controls.test(text.replaceAll('\n', ''))).toBe(false)
        expect(runnerCommands(text)).toEqual([])
      }),
    )
  })
  it('holds no HTML but ours where there is a table for each notebook', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {minLength: 1, maxLength: 3}), diagnostics => {
        const many = Array.from({length: 51}, (_, index) => diagnostics[index % diagnostics.length] ?? found)
        const inHtml = nodesOf(shown(reportOf(many))).flatMap(node => (node.type === 'html' ? node.value.replace(/&#\d+;/gu, '') : []))
        expect(inHtml.every(html => /^<\/details>$|^<details><summary>[^<>&]*<\/summary>$/u.test(html))).toBe(true)
      }),
      {numRuns: 20},
    )
  })
})

/** Texts of what Markdown acts on, too. */
const markdownText = fc
  .array(
    fc.oneof(
      hostileText,
      fc.constantFrom('`', '``', '|', '\\', '*', '_', '<b>', '&amp;', '[x](y)', '![', '](', 'www.x.example', '#', '\n- '),
    ),
  )
  .map(parts => parts.join(''))

const ours = ['root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'text', 'table', 'tableRow', 'tableCell', 'link', 'inlineCode']

function isOurs(types: ReadonlySet<string>): boolean {
  return [...types].every(type => ours.includes(type))
}

/** A reader of Markdown does not see the backticks around code. */
function visible(text: string): string {
  return visibleText(text).replace(/`([^`]+)`/gu, (whole, code: string) => (/[\\|#]/u.test(code) || code.trim() !== code ? whole : code))
}
