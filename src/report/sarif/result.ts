import type {Diagnostic, Fix} from '../../model/diagnostic.ts'
import type {Range} from '../../model/place.ts'
import type {ReporterOptions} from '../../model/report.ts'
import {cellSuffix} from '../cell-name.ts'
import {encodePath} from '../encode-path.ts'

export const levels = {error: 'error', warning: 'warning', info: 'note'} as const

interface ResultContext {
  /** Rule → its place in the list of rules. */
  readonly indexes: ReadonlyMap<string, number>
  readonly options: ReporterOptions
}

/** A finding as a `result`. `primaryLocationLineHash` is for whoever uploads it: codeql-action computes it and warns about any other value. */
export function resultOf(diagnostic: Diagnostic, {indexes, options}: ResultContext): object {
  const {rule, severity, message, path, range, cell, fingerprint, fix, related = []} = diagnostic
  const place = (file: string, at: Range): object => ({
    physicalLocation: {artifactLocation: artifact(file, options), region: regionOf(at)},
  })
  const logicalLocations = cell && [{fullyQualifiedName: `cell[${cell.id ?? cell.number}]`, name: `cell ${cell.number}`, kind: 'cell'}]
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule),
    level: levels[severity],
    message: {text: message + cellSuffix(diagnostic)},
    locations: [{...place(path, range), logicalLocations}],
    partialFingerprints: {'huntbookFinding/v1': fingerprint},
    ...(related.length > 0 && {
      // Numbered, because no two may be equal.
      relatedLocations: related.map((other, index) => ({id: index + 1, ...place(other.path, other.range), message: {text: other.message}})),
    }),
    ...(fix && fix.edits.length > 0 && {fixes: [fixOf(fix, artifact(path, options))]}),
  }
}

/** `%SRCROOT%` stands for the top of the repository, wherever that is. */
function artifact(path: string, {pathFrom = own => own}: ReporterOptions): object {
  return {uri: encodePath(pathFrom(path, 'repository')), uriBaseId: '%SRCROOT%'}
}

function regionOf({start, end}: Range): object {
  return {startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column}
}

function fixOf({kind, message, edits}: Fix, artifactLocation: object): object {
  const replacements = edits.map(({range, text}) => ({deletedRegion: regionOf(range), insertedContent: {text}}))
  return {description: {text: `${message} (${kind})`}, artifactChanges: [{artifactLocation, replacements}]}
}
