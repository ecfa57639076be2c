import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, plainOptions, reportOf} from '../../test/support/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {pretty} from './pretty.ts'

const text = 'hunting:\n  attack_technique_ids:\n    - t1489\n'
const found = diagnosticOf(text, [text.indexOf('t1489'), text.length - 1], {
  message: 'Expected a technique id such as `T1059.001`, got `t1489`.',
})

function shown(report: Report, options: Partial<ReporterOptions> = {}): string {
  return pretty(report, {...plainOptions, ...options})
}

function times(count: number, severity: 'error' | 'warning' | 'info' = 'error'): ReturnType<typeof diagnosticOf>[] {
  return Array.from({length: count}, (_, index) => ({...found, severity, message: `${severity} ${index}`}))
}

describe('pretty', () => {
  it('shows place, severity, rule and message, the lines, the fix and the sum', () => {
    const fix = {kind: 'safe', message: 'replace it with `T1489`', edits: []} as const
    expect(shown(reportOf([{...found, fix}], {notebooks: 148}))).toBe(
      [
        'hunts/a.md:3:7 error attack/format',
        '  Expected a technique id such as `T1059.001`, got `t1489`.',
        '    2 |   attack_technique_ids:',
        '  > 3 |     - t1489',
        '      |       ^^^^^',
        '    4 | ',
        '  fix (safe): replace it with `T1489`.',
        '',
        '1 error in 1 of 148 notebooks; 1 can be fixed with --fix.',
        '',
      ].join('\n'),
    )
  })
  it('names no id that could be read as another finding', () => {
    const cell = {number: 2, id: 'a, line 1:1) x.md:1:1 error a/b', type: 'code', range: found.range} as const
    expect(shown(reportOf([{...found, path: 'a.ipynb', cell}])).split('\n')[0]).toBe(
      'a.ipynb:3:7 error attack/format (cell 2 code, line 3:7)',
    )
  })
  it('names the cell of a notebook in JSON, with the line in it', () => {
    const cell = {number: 2, id: '5f0c9d1e', type: 'code', range: found.range} as const
    expect(shown(reportOf([{...found, path: 'a.ipynb', cell}])).split('\n')[0]).toBe(
      'a.ipynb:3:7 error attack/format (cell 2 code 5f0c9d1e, line 3:7)',
    )
  })
  it('names code and raw cells of a text, but no Markdown, whose lines are those of the file', () => {
    const line = (type: 'code' | 'raw' | 'markdown') => shown(reportOf([{...found, cell: {number: 2, type}}])).split('\n')[0]
    expect(line('code')).toBe('hunts/a.md:3:7 error attack/format (cell 2 code)')
    expect(line('raw')).toBe('hunts/a.md:3:7 error attack/format (cell 2 raw)')
    expect(line('markdown')).toBe('hunts/a.md:3:7 error attack/format')
  })
  it('names other places', () => {
    const related = [{message: 'The same id.', path: 'hunts/b.md', range: found.range}]
    expect(shown(reportOf([{...found, related}]))).toContain('\n  also: hunts/b.md:3:7 The same id.\n')
  })
  it('says that nothing was found', () => {
    expect(shown(reportOf([], {notebooks: 148}))).toBe('148 notebooks are clean.\n')
    expect(shown(reportOf([]))).toBe('1 notebook is clean.\n')
  })
  it('says that nothing was checked', () => {
    expect(shown(reportOf([], {notebooks: 0}))).toBe('No notebook was checked.\n')
    expect(shown(reportOf([found], {notebooks: 0}))).toContain('\n1 error. No notebook was checked.\n')
  })
  it('counts findings beside the chosen files to none of them', () => {
    const other = {...found, path: 'hunts/b.md'}
    expect(shown(reportOf([found, other], {affected: 1}))).toContain('\n2 errors in 1 of 1 notebook.\n')
    expect(shown(reportOf([other], {affected: 0, notebooks: 2}))).toContain('\n1 error in none of 2 notebooks.\n')
  })
  it('says what was no notebook', () => {
    expect(shown(reportOf([], {skipped: 9}))).toBe('1 notebook is clean.\n9 files were no notebooks.\n')
    expect(shown(reportOf([], {skipped: 1}))).toContain('1 file was no notebook.')
    expect(shown(reportOf([], {skipped: 3, ignored: 1}))).toContain('\n2 files were no notebooks. 1 file is ignored.\n')
    expect(shown(reportOf([], {skipped: 2, ignored: 2}))).toContain('\n2 files are ignored.\n')
  })
  it('counts what it does not show', () => {
    expect(shown(reportOf([found], {baselined: 12, suppressed: 3, skipped: 9}))).toMatch(
      /\n1 error in 1 of 1 notebook\.\n12 more are in the baseline, 3 are suppressed\. 9 files were no notebooks\.\n$/u,
    )
    expect(shown(reportOf([], {baselined: 1}))).toContain('\n1 more is in the baseline.\n')
    expect(shown(reportOf([], {suppressed: 1}))).toContain('\n1 is suppressed.\n')
  })
  it('counts by severity', () => {
    const report = reportOf([...times(1), ...times(2, 'warning'), ...times(1, 'info')], {notebooks: 3})
    expect(shown(report)).toContain('1 error, 2 warnings, 1 info in 1 of 3 notebooks.')
  })
  it('shows errors first where it may not show all, in the order of the report', () => {
    const report = reportOf([...times(2, 'warning'), ...times(2), ...times(1, 'info')])
    const messages = shown(report, {maxDiagnostics: 3})
      .split('\n')
      .filter(line => /^ {2}(?:error|warning|info) \d/u.test(line))
    expect(messages).toEqual(['  warning 0', '  error 0', '  error 1'])
    expect(shown(report, {maxDiagnostics: 3})).toContain('… and 2 more: --max-diagnostics none shows all.')
  })
  it('shows errors alone when it is to be quiet', () => {
    const quiet = shown(reportOf([...times(1), ...times(1, 'warning')]), {quiet: true})
    expect(quiet).toContain('error 0')
    expect(quiet).not.toContain('warning')
    expect(quiet).not.toContain('notebook')
    expect(shown(reportOf([]), {quiet: true})).toBe('')
  })
  it('shows tool errors with their hints', () => {
    const errors = [{code: 'WRITE_FAILED', message: 'a.md could not be written: no space left on the disk.', hint: 'make room'}]
    expect(shown(reportOf([], {errors}))).toContain('huntbook: a.md could not be written: no space left on the disk.\n  hint: make room')
  })
  it('colours its own words only', () => {
    const colored = shown(reportOf([{...found, message: '\u001b[31mred'}]), {color: true})
    expect(colored).toContain('\u001b[31merror\u001b[39m')
    expect(colored).toContain('\\x1b[31mred')
  })
  it('shows paths as it is told', () => {
    expect(shown(reportOf([found]), {showPath: path => `../${path}`})).toMatch(/^\.\.\/hunts\/a\.md:3:7 /u)
  })
  it('never begins a line with a path that a CI runner would take for a command', () => {
    expect(shown(reportOf([{...found, path: '::warning file=x::y.ipynb'}]))).toMatch(/^\.\/::warning/u)
  })
  it('lets no control character through, and no command of a CI runner', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {maxLength: 4}), diagnostics => {
        const report = shown(reportOf(diagnostics, {errors: diagnostics.map(({message}) => ({code: 'X', message, hint: message}))}))
        expect(controls.test(report.replaceAll('\n', ''))).toBe(false)
        expect(report).not.toMatch(/##(?:vso)?\[|^\s*::/mu)
      }),
    )
  })
})
