import type {Diagnostic} from '../model/diagnostic.ts'
import type {Position, Range} from '../model/place.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {cellSuffix} from './cell-name.ts'
import {jsonText} from './json-text.ts'
import {problemText} from './problem.ts'
import {utf8Columns} from './utf8.ts'

const severities = {error: 'ERROR', warning: 'WARNING', info: 'INFO'} as const

/** Reviewdog's diagnostic format: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>. Its columns count bytes. */
export function rdjson({diagnostics, errors}: Report, {pathFrom = path => path, textOf, byteColumn}: ReporterOptions): string {
  const columns = new Map<string, Column>()
  const columnIn = (path: string): Column => {
    const known = columns.get(path)
    if (known) return known
    const text = textOf?.(path)
    // Without the text nobody knows: a place without columns is its whole line.
    const column = text === undefined ? (position: Position) => byteColumn?.(path, position) : utf8Columns(text)
    columns.set(path, column)
    return column
  }
  const locate = (path: string, {start, end}: Range): object => {
    const column = columnIn(path)
    const position = (place: Position): object => ({line: place.line, column: column(place)})
    return {start: position(start), end: position(end)}
  }
  const found = (diagnostic: Diagnostic): object => {
    const {rule, severity, message, path, range, url, fix, related} = diagnostic
    const location = (file: string, at: Range): object => ({path: pathFrom(file, 'repository'), range: locate(file, at)})
    return {
      message: message + cellSuffix(diagnostic),
      location: location(path, range),
      severity: severities[severity],
      code: {value: rule, url},
      suggestions: fix?.edits.map(edit => ({range: locate(path, edit.range), text: edit.text})),
      related_locations: related?.map(other => ({message: other.message, location: location(other.path, other.range)})),
    }
  }
  // Reviewdog stops at a finding without a location.
  const failures = errors.map(error => ({
    message: problemText(error),
    location: {path: '.'},
    severity: severities.error,
    code: {value: error.code},
  }))
  return jsonText({source: {name: 'huntbook'}, diagnostics: [...failures, ...diagnostics.map(found)]})
}

type Column = (position: Position) => number | undefined
