import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report} from '../model/report.ts'
import {cellSuffix} from './cell-name.ts'
import {problemText} from './problem.ts'
import {type Element, xmlText} from './xml.ts'

/** JUnit's XML: a test suite for each notebook, a test case for each finding. A clean notebook has one that passes. */
export function junit({diagnostics, checked = [], errors}: Report): string {
  const byPath = new Map<string, Diagnostic[]>(checked.map(path => [path, []]))
  for (const diagnostic of diagnostics) {
    const found = byPath.get(diagnostic.path) ?? []
    found.push(diagnostic)
    byPath.set(diagnostic.path, found)
  }
  const paths = [...byPath.keys()].sort()
  const suites = paths.map(path => notebookSuite(path, byPath.get(path) ?? []))
  const failed = errors.map(error =>
    testCase({name: error.code, classname: 'huntbook'}, [
      {name: 'error', attributes: {message: error.message, type: error.code}, children: problemText(error)},
    ]),
  )
  const all = failed.length > 0 ? [suite('huntbook', failed), ...suites] : suites
  return xmlText({name: 'testsuites', attributes: {name: 'huntbook', ...totals(all), time: 0}, children: all})
}

function notebookSuite(path: string, diagnostics: readonly Diagnostic[]): Element {
  const cases = diagnostics.map(diagnostic => {
    const {rule, severity, message, range} = diagnostic
    const {line, column} = range.start
    const text = `${path}:${line}:${column} ${severity} ${rule}: ${message}`
    const outcome: Element =
      severity === 'error' ? {name: 'failure', attributes: {message, type: rule}, children: text} : {name: 'system-out', children: text}
    return testCase({name: rule + cellSuffix(diagnostic), classname: path, file: path, line}, [outcome])
  })
  return suite(path, cases.length > 0 ? cases : [testCase({name: 'no findings', classname: path, file: path}, [])])
}

function testCase(attributes: Readonly<Record<string, string | number>>, children: readonly Element[]): Element {
  return {name: 'testcase', attributes: {...attributes, time: 0}, children}
}

function suite(name: string, cases: readonly Element[]): Element {
  const count = (outcome: string): number =>
    cases.filter(({children}) => typeof children === 'object' && children[0]?.name === outcome).length
  const attributes = {name, tests: cases.length, failures: count('failure'), errors: count('error'), skipped: 0, time: 0}
  return {name: 'testsuite', attributes, children: cases}
}

function totals(suites: readonly Element[]): Record<'tests' | 'failures' | 'errors', number> {
  const sum = (name: string): number => suites.reduce((total, {attributes}) => total + Number(attributes?.[name]), 0)
  return {tests: sum('tests'), failures: sum('failures'), errors: sum('errors')}
}
