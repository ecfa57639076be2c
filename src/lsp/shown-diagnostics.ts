import {pathToFileURL} from 'node:url'
import {DiagnosticSeverity, DiagnosticTag, type Location, type Range, type Diagnostic as Shown} from 'vscode-languageserver'
import type {Diagnostic, RelatedPlace, Severity} from '../model/diagnostic.ts'
import type {Range as FileRange, Position} from '../model/place.ts'
import {visibleText} from '../node/lsp-command.ts'
import type {OpenFile} from './documents.ts'

/** A finding and how an editor shows it. */
export interface Finding {
  readonly diagnostic: Diagnostic
  readonly shown: Shown
}

export interface Places {
  /** Absolute. */
  readonly fileOf: (path: string) => string
  /** The document of a path, where it is open. */
  readonly openAt: (path: string) => OpenFile | undefined
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** The findings of a run by the document that each belongs to, in their order. Every open document has a list, a notebook after its cells. */
export function findingsByDocument(
  diagnostics: readonly Diagnostic[],
  files: readonly OpenFile[],
  places: Places,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const file of files) {
    if (file.kind === 'notebook') for (const {document} of file.cells) found.set(document.uri, [])
    found.set(file.uri, [])
  }
  for (const diagnostic of diagnostics) {
    const {uri, range} = placeOf(diagnostic, places)
    const list = found.get(uri) ?? []
    list.push({diagnostic, shown: show(diagnostic, range, places)})
    found.set(uri, list)
  }
  return found
}

function show({rule, severity, message, url, related = []}: Diagnostic, range: Range, places: Places): Shown {
  return {
    range,
    severity: severities[severity],
    code: rule,
    source: 'huntbook',
    message: visibleText(message),
    ...(url !== undefined && {codeDescription: {href: url}}),
    // What is not needed is shown faded.
    ...(rule === 'suppress/unused' && {tags: [DiagnosticTag.Unnecessary]}),
    ...(related.length > 0 && {
      relatedInformation: related.map(place => ({location: placeOf(place, places), message: visibleText(place.message)})),
    }),
  }
}

/** Of a notebook, what is not about the source of a cell is shown on the first line of its cell, or of the first one. */
function placeOf(found: Diagnostic | RelatedPlace, {fileOf, openAt}: Places): Location {
  const open = openAt(found.path)
  if (!open) return {uri: pathToFileURL(fileOf(found.path)).href, range: plainRange(found.range)}
  if (open.kind === 'text') {
    const {start, end} = found.range
    const at = (position: Position) => open.document.positionAt(position.offset)
    return {uri: open.uri, range: {start: at(start), end: at(end)}}
  }
  const of = 'cell' in found ? found.cell : undefined
  const document = open.cells[(of?.number ?? 1) - 1]?.document
  if (!document) return {uri: open.uri, range: plainRange(found.range)}
  if (of?.range)
    return {uri: document.uri, range: {start: document.positionAt(of.range.start.offset), end: document.positionAt(of.range.end.offset)}}
  const line = document.getText({start: {line: 0, character: 0}, end: {line: 1, character: 0}})
  return {uri: document.uri, range: {start: {line: 0, character: 0}, end: {line: 0, character: line.trimEnd().length}}}
}

function plainRange({start, end}: FileRange): Range {
  const at = ({line, column}: Position) => ({line: line - 1, character: column - 1})
  return {start: at(start), end: at(end)}
}
