import fc from 'fast-check'
import {excerptOf} from '../../src/lint/excerpt.ts'
import type {Diagnostic} from '../../src/model/diagnostic.ts'
import type {Report, ReporterOptions} from '../../src/model/report.ts'
import {linesOf, rangeOf} from '../../src/parse/lines.ts'

/** A finding about a part of a text, as a run would make it. */
export function diagnosticOf(text: string, [start, end]: readonly [number, number], more: Partial<Diagnostic> = {}): Diagnostic {
  const lines = linesOf(text)
  const range = rangeOf(lines, {start, end})
  return {
    rule: 'attack/format',
    severity: 'error',
    message: 'Expected a technique id.',
    path: 'hunts/a.md',
    range,
    fingerprint: '0f343b0931126a20f133d67c2b018a3b',
    excerpt: excerptOf(lines, range),
    ...more,
  }
}

export function reportOf(diagnostics: readonly Diagnostic[], more: Partial<Report> = {}): Report {
  const base = {version: '1.0.0', root: '/root', exitCode: 1, notebooks: 1, skipped: 0, errors: [], maxDiagnostics: 100} as const
  return {...base, diagnostics, ...more}
}

export const plainOptions: ReporterOptions = {color: false, width: 120, maxDiagnostics: 100, quiet: false, showPath: path => path}

/** What must never reach a terminal or a log, by category. */
export const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/** Texts of what breaks terminals: tabs, controls, bidi, wide characters, emoji, halves of pairs, commands of CI runners. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('\t', '\0', '\u001b[31m', '\r', '\n', '\r\n', '\u2028', '\u202e', '\u200d', '\ufeff', '\ud800', '\udc00', '\u0085'),
      fc.constantFrom(
        '##[error]',
        '##vso[task]',
        '#',
        '##',
        '[',
        '::error::x',
        '`',
        '漢字',
        'ｱ',
        '👩‍🚒',
        '🇩🇪',
        'é',
        'e\u0301',
        '\u{e0041}',
      ),
      fc.string({unit: 'binary', maxLength: 6}),
      fc.string({maxLength: 6}),
    ),
    {maxLength: 20},
  )
  .map(parts => parts.join(''))

/** A text with a part of it. */
export const textWithSpan: fc.Arbitrary<readonly [string, readonly [number, number]]> = fc
  .tuple(hostileText, hostileText, hostileText, fc.integer({min: 0, max: 3}))
  .map(([before, middle, after, times]) => {
    const text = (before + middle + after).repeat(times + 1)
    return [text, [before.length, before.length + middle.length]] as const
  })

/** Findings with hostile words everywhere. */
export const anyDiagnostic: fc.Arbitrary<Diagnostic> = fc
  .record({
    part: textWithSpan,
    path: hostileText.map(text => (text === '' ? 'a' : text)),
    message: hostileText,
    severity: fc.constantFrom('error', 'warning', 'info'),
    rule: fc.constantFrom('attack/format', 'meta/schema', 'parse/json'),
    cell: fc.option(fc.record({number: fc.integer({min: 1, max: 9}), id: hostileText, type: fc.constantFrom('code', 'markdown', 'raw')})),
    fix: fc.option(hostileText),
    related: fc.option(fc.record({path: hostileText.map(text => text || 'a'), message: hostileText})),
  })
  .map(({part: [text, span], path, message, severity, rule, cell, fix, related}) => {
    const found = diagnosticOf(text, span, {path, message, severity, rule})
    return {
      ...found,
      ...(cell && {cell: {...cell, range: found.range}}),
      ...(fix !== null && {fix: {kind: 'safe' as const, message: fix, edits: [{range: found.range, text: fix}]}}),
      ...(related && {related: [{...related, range: found.range}]}),
    }
  })
