import type {Diagnostic, DiagnosticCell, Fix, Problem, RelatedPlace, Severity} from '../model/diagnostic.ts'
import type {FormatId, Parsed} from '../model/format.ts'
import type {Change, Edit, Place, Position, Span, TextChange, TextPlace} from '../model/place.ts'
import type {TextFile} from '../model/text-file.ts'
import {type Lines, linesOf, lineText, rangeOf} from '../parse/lines.ts'
import {concealedText, coveredText} from './covered.ts'
import {excerptOf} from './excerpt.ts'
import {fingerprintOf, placeKey} from './fingerprint.ts'

/** A notebook's file and what its format made of it. */
export interface Source extends TextFile {
  readonly format: FormatId
  readonly parsed: Parsed
}

/** What a rule says, with its place still in terms of the notebook. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly place: Place | TextPlace
  readonly fix?: {readonly kind: Fix['kind']; readonly message: string; readonly changes: readonly (Change | TextChange)[]}
  readonly related?: readonly {readonly source: Source; readonly place: Place | TextPlace; readonly message: string}[]
  readonly url?: string
  /** The covered text is shown nowhere. */
  readonly conceal?: true
}

/** Maps a finding to the file as it is on disk. A file that is no notebook has no places but parts of its text. */
export function diagnose(source: Source | TextFile, finding: Finding): Diagnostic {
  const {rule, severity, message, place, conceal} = finding
  const lines = linesOfSource(source)
  const span = spanOf(source, place)
  const range = rangeOf(lines, span)
  const inCell = cellOf(source, place)
  const fix = finding.fix && fixOf(source, finding.fix)
  const notebook = 'parsed' in source ? source.parsed.notebook : undefined
  const covered = conceal ? concealedText(notebook, place) : (coveredText(notebook, place) ?? source.text.slice(span.start, span.end))
  return {
    rule,
    severity,
    message,
    path: source.path,
    range,
    ...(inCell && {cell: inCell.cell}),
    ...(place.kind === 'metadata' && {pointer: place.pointer}),
    ...(fix && {fix}),
    ...(finding.url !== undefined && {url: finding.url}),
    ...(finding.related && {
      related: finding.related.map(other => relatedPlace(other)),
    }),
    ...(conceal && {concealed: conceal}),
    fingerprint: fingerprintOf(rule, 'parsed' in source ? placeKey(notebook, place, source.format === 'ipynb') : '', covered),
    excerpt: conceal ? [] : inCell?.range ? excerptOf(inCell.source, inCell.range) : excerptOf(lines, range),
  }
}

function relatedPlace({source, place, message}: NonNullable<Finding['related']>[number]): RelatedPlace {
  const inCell = cellOf(source, place)
  return {
    message,
    path: source.path,
    range: rangeOf(linesOfSource(source), spanOf(source, place)),
    ...(inCell && {cell: inCell.cell}),
    ...(place.kind === 'metadata' && {pointer: place.pointer}),
  }
}

/** A problem of the parser as a diagnostic. */
export function diagnoseProblem(source: Source, problem: Problem): Diagnostic {
  const lines = linesOfSource(source)
  const range = rangeOf(lines, problem)
  const cell = problem.cell === undefined ? undefined : source.parsed.notebook?.cells[problem.cell]
  const {fix, related} = problem
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    path: source.path,
    range,
    ...(cell && problem.cell !== undefined && {cell: nameCell(source, problem.cell)}),
    ...(fix && {fix: {kind: 'safe', message: fix.message, edits: placeEdits(lines, fix.edits)}}),
    ...(related && {related: [{message: related.message, path: source.path, range: rangeOf(lines, related)}]}),
    fingerprint: fingerprintOf(problem.rule, '', source.text.slice(problem.start, problem.end)),
    excerpt: excerptOf(lines, range),
  }
}

/** A diagnostic about a file that could not be read as a text. */
export function fileDiagnostic({rule, path, message, position = fileStart, severity = 'error'}: FileFinding): Diagnostic {
  return {rule, severity, message, path, range: {start: position, end: position}, fingerprint: fingerprintOf(rule, '', ''), excerpt: []}
}

const fileStart: Position = {line: 1, column: 1, offset: 0}

interface FileFinding {
  readonly rule: string
  readonly path: string
  readonly message: string
  readonly position?: Position
  readonly severity?: Severity
}

function spanOf(source: Source | TextFile, place: Place | TextPlace): Span {
  if (place.kind === 'text') return place
  return place.kind === 'file' || !('parsed' in source) ? {start: 0, end: 0} : source.parsed.locator.span(place)
}

function fixOf(source: Source | TextFile, {kind, message, changes}: NonNullable<Finding['fix']>): Fix | undefined {
  const edits: Edit[] = []
  for (const change of changes) {
    const made = change.kind === 'edit' ? [{...change.at, text: change.text}] : 'parsed' in source && source.parsed.locator.edit(change)
    if (!made) return undefined
    edits.push(...made)
  }
  return {kind, message, edits: placeEdits(linesOfSource(source), edits)}
}

function placeEdits(lines: Lines, edits: readonly Edit[]): Fix['edits'] {
  return edits.toSorted((a, b) => a.start - b.start).map(edit => ({range: rangeOf(lines, edit), text: edit.text}))
}

interface InCell {
  readonly cell: DiagnosticCell
  readonly source: Lines
  readonly range: DiagnosticCell['range']
}

function cellOf(source: Source | TextFile, place: Place | TextPlace): InCell | undefined {
  if (place.kind === 'file' || place.kind === 'metadata' || place.kind === 'text' || !('parsed' in source)) return undefined
  const lines = linesOfCell(source, place.cell)
  const span = place.kind === 'source' ? place : place.kind === 'cell' ? {start: 0, end: lineText(lines, 1).length} : undefined
  const range = span && rangeOf(lines, span)
  return {cell: {...nameCell(source, place.cell), ...(range && {range})}, source: lines, range}
}

function nameCell({format, parsed}: Source, index: number): DiagnosticCell {
  const cell = parsed.notebook?.cells[index]
  // The ids of a MyST text are made from the cells' content: they name nothing that a person could find in the file.
  const id = format === 'ipynb' ? cell?.id : undefined
  return {number: index + 1, ...(id !== undefined && {id}), type: cell?.type ?? 'raw'}
}

// Many findings of one file or cell share its lines.
const known = new WeakMap<object, Lines>()

function linesOfSource(source: TextFile): Lines {
  return remember(source, source.text)
}

function linesOfCell({parsed}: Source, index: number): Lines {
  const cell = parsed.notebook?.cells[index]
  return cell ? remember(cell, cell.source) : linesOf('')
}

function remember(owner: object, text: string): Lines {
  const lines = known.get(owner) ?? linesOf(text)
  known.set(owner, lines)
  return lines
}
