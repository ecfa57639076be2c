import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, plainOptions, reportOf, textWithSpan} from '../../test/support/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {rdjson} from './rdjson.ts'

interface Result {
  readonly diagnostics: readonly {
    readonly message: string
    readonly severity: string
    readonly location: {readonly path: string; readonly range: RdRange}
    readonly suggestions?: readonly {readonly range: RdRange; readonly text: string}[]
  }[]
}

interface RdRange {
  readonly start: RdPosition
  readonly end: RdPosition
}

interface RdPosition {
  readonly line: number
  readonly column?: number
}

const text = 'ü: 漢👍 t1489\n'
const found = diagnosticOf(text, [7, 12])

function read(report: Report, options: Partial<ReporterOptions> = {}): Result {
  return JSON.parse(rdjson(report, {...plainOptions, textOf: () => text, ...options}))
}

describe('rdjson', () => {
  it('is a result with its source, columns in bytes', () => {
    const cell = {number: 2, type: 'code'} as const
    expect(read(reportOf([{...found, cell, url: 'https://example.org/attack/format'}]))).toEqual({
      source: {name: 'huntbook'},
      diagnostics: [
        {
          message: 'Expected a technique id. (cell 2)',
          location: {path: 'hunts/a.md', range: {start: {line: 1, column: 13}, end: {line: 1, column: 18}}},
          severity: 'ERROR',
          code: {value: 'attack/format', url: 'https://example.org/attack/format'},
        },
      ],
    })
  })
  it('is a result where nothing was found', () => expect(read(reportOf([]))).toEqual({source: {name: 'huntbook'}, diagnostics: []}))
  it('knows three severities', () => {
    const findings = (['error', 'warning', 'info'] as const).map(severity => ({...found, severity}))
    expect(read(reportOf(findings)).diagnostics.map(({severity}) => severity)).toEqual(['ERROR', 'WARNING', 'INFO'])
  })
  it('has paths from the top of the repository', () => {
    const [only] = read(reportOf([found]), {pathFrom: (path, base) => `${base}/${path}`}).diagnostics
    expect(only?.location.path).toBe('repository/hunts/a.md')
  })
  it('suggests what fixes do', () => {
    const fix = {kind: 'safe', message: 'x', edits: [{range: found.range, text: 'T1489'}]} as const
    expect(read(reportOf([{...found, fix}])).diagnostics[0]?.suggestions).toEqual([
      {range: {start: {line: 1, column: 13}, end: {line: 1, column: 18}}, text: 'T1489'},
    ])
  })
  it('names other places', () => {
    const related = [{message: 'The other one.', path: 'b.md', range: found.range}]
    expect(read(reportOf([{...found, related}])).diagnostics[0]).toMatchObject({
      related_locations: [{message: 'The other one.', location: {path: 'b.md'}}],
    })
  })
  it('has no columns where the text is not known', () => {
    const [only] = read(reportOf([found]), {textOf: () => undefined}).diagnostics
    expect(only?.location.range).toEqual({start: {line: 1}, end: {line: 1}})
  })
  it('carries tool errors, with the location that reviewdog needs', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule.', hint: 'did you mean `a/b`?'}]
    expect(read(reportOf([], {errors})).diagnostics).toEqual([
      {
        message: 'Expected a known rule. Hint: did you mean `a/b`?',
        location: {path: '.'},
        severity: 'ERROR',
        code: {value: 'RULE_UNKNOWN'},
      },
    ])
  })
  it('has columns at which the bytes of the line are those of the text', () => {
    fc.assert(
      fc.property(
        textWithSpan.filter(([whole, [start, end]]) => whole.isWellFormed() && isWhole(whole, start) && isWhole(whole, end)),
        ([whole, span]) => {
          const [only] = read(reportOf([diagnosticOf(whole, span)]), {textOf: () => whole}).diagnostics
          const lines = whole.split(/(?<=\n)/u)
          const bytesAt = ({line, column = 0}: RdPosition): Buffer =>
            Buffer.from(
              lines.slice(0, line - 1).join('') +
                Buffer.from(lines[line - 1] ?? '')
                  .subarray(0, column - 1)
                  .toString(),
            )
          const {start, end} = only?.location.range ?? {start: {line: 0}, end: {line: 0}}
          expect([bytesAt(start).toString(), bytesAt(end).toString()]).toEqual([whole.slice(0, span[0]), whole.slice(0, span[1])])
        },
      ),
    )
  })
  it('says what the findings say and holds no control character', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {maxLength: 4}), diagnostics => {
        const report = rdjson(reportOf(diagnostics), plainOptions)
        const result: Result = JSON.parse(report)
        for (const [index, {message}] of diagnostics.entries()) expect(result.diagnostics[index]?.message.startsWith(message)).toBe(true)
        expect(controls.test(report.replaceAll('\n', ''))).toBe(false)
        expect(report).not.toMatch(/##(?:vso)?\[/u)
      }),
    )
  })
  it('counts far into a line', () => {
    const long = 'ä'.repeat(2_000_000)
    const findings = Array.from({length: 2000}, (_, index) => diagnosticOf(long.slice(0, 10), [0, 1], {range: rangeAt(index * 1000)}))
    const {diagnostics} = read(reportOf(findings), {textOf: () => long})
    expect(diagnostics.at(-1)?.location.range.start.column).toBe(1999 * 1000 * 2 + 1)
  })
})

function rangeAt(offset: number): (typeof found)['range'] {
  const position = {line: 1, column: offset + 1, offset}
  return {start: position, end: position}
}

/** Not inside a pair of units, nor of a line end. */
function isWhole(text: string, at: number): boolean {
  return !/^(?:[\udc00-\udfff]|(?<=\r)\n)/u.test(text.slice(at)) && text[at - 1] !== '\r'
}
