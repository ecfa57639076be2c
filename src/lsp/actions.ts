import {type CodeAction, CodeActionKind, type Range, type TextDocumentEdit, type TextEdit, type WorkspaceEdit} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Diagnostic} from '../model/diagnostic.ts'
import {applyFix, fromRoot, type IgnoreHere, ignoreHere, sourcesOf, visibleText} from '../node/lsp-command.ts'
import type {OpenFile, OpenNotebook} from './documents.ts'
import type {Session} from './session.ts'
import type {Finding} from './shown-diagnostics.ts'
import {editOf, editsBetween} from './text-edits.ts'

/** The kind of the action that applies every safe fix. */
export const fixAllKind = 'source.fixAll.huntbook'

export interface ActionRequest {
  readonly session: Session
  readonly file: OpenFile
  /** Of the document, or of a cell. */
  readonly uri: string
  readonly range: Range
  /** The kinds that are asked for; absent for all that belong to the range. */
  readonly only?: readonly string[]
}

/** Fixes and suppressions of the findings at a range, and all safe fixes where somebody asks for these. Nothing is written: the editor makes the edits. */
export async function actionsAt(request: ActionRequest): Promise<CodeAction[]> {
  const {session, file, uri, range, only} = request
  await session.settled()
  const actions: CodeAction[] = []
  if (!only || isAsked(only, CodeActionKind.QuickFix)) {
    const findings = session.findings(uri).filter(({shown}) => touches(shown.range, range))
    actions.push(...eachOnce(findings.flatMap(finding => [...fixOf(file, finding), ...ignoresOf(file, finding)])))
  }
  if (only && isAsked(only, fixAllKind)) actions.push(...(await fixAll(session, file)))
  return actions
}

/** What does the same for several findings is one action of them all. */
function eachOnce(actions: readonly CodeAction[]): CodeAction[] {
  const found = new Map<string, CodeAction>()
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit])
    const same = found.get(key)
    if (same) same.diagnostics?.push(...(action.diagnostics ?? []))
    else found.set(key, action)
  }
  return [...found.values()]
}

/** A kind stands for all that it begins, at its points. */
function isAsked(only: readonly string[], kind: string): boolean {
  return only.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
}

function touches(a: Range, b: Range): boolean {
  const isBefore = (one: Range['end'], other: Range['start']): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character)
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start)
}

function fixOf(file: OpenFile, {diagnostic, shown}: Finding): CodeAction[] {
  const {fix, rule} = diagnostic
  if (!fix) return []
  const edit = file.kind === 'text' ? textFix(file.document, fix.edits) : notebookFix(file, diagnostic)
  if (!edit) return []
  const what = visibleText(`${fix.message.charAt(0).toUpperCase()}${fix.message.slice(1)}`)
  const title = fix.kind === 'safe' ? `${what} (${rule})` : `${what} (${rule}, unsafe: look at what it changes)`
  return [{title, kind: CodeActionKind.QuickFix, diagnostics: [shown], isPreferred: fix.kind === 'safe', edit}]
}

function textFix(document: TextDocument, edits: NonNullable<Diagnostic['fix']>['edits']): WorkspaceEdit {
  const changes = edits.map(({range, text}) => editOf(document, {start: range.start.offset, end: range.end.offset}, text))
  return {documentChanges: [changeOf(document, changes)]}
}

/** Editors can be asked to change the sources of cells alone: a fix of anything else is left to the command line. */
function notebookFix(file: OpenNotebook, diagnostic: Diagnostic): WorkspaceEdit | undefined {
  const before = new TextDecoder().decode(file.bytes())
  const after = applyFix(before, diagnostic)
  return withoutSources(before) === withoutSources(after) ? cellEdits(file, before, after) : undefined
}

function cellEdits({cells}: OpenNotebook, before: string, after: string): WorkspaceEdit | undefined {
  const [old, sources] = [sourcesOf(before) ?? [], sourcesOf(after) ?? []]
  if (old.length !== cells.length || sources.length !== cells.length) return undefined
  const changes = cells.flatMap(({document}, index): TextDocumentEdit[] => {
    const edits = editsBetween(document, sources[index] ?? '')
    return edits.length > 0 ? [changeOf(document, edits)] : []
  })
  return changes.length > 0 ? {documentChanges: changes} : undefined
}

function withoutSources(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === 'source' ? '' : value)))
  } catch {
    return text
  }
}

async function fixAll(session: Session, file: OpenFile): Promise<CodeAction[]> {
  const {live, texts} = session
  const root = live.workspace()?.root
  if (root === undefined) return []
  const before = file.bytes()
  const after = await live.fix(texts, fromRoot(root, file.file))
  // Edits are for the text that they were made of.
  if (after === undefined || file.bytes() !== before) return []
  const edit =
    file.kind === 'text'
      ? {documentChanges: [changeOf(file.document, editsBetween(file.document, after))]}
      : cellEdits(file, new TextDecoder().decode(before), after)
  return edit ? [{title: 'Apply all safe fixes of huntbook', kind: fixAllKind, edit}] : []
}

const reaches: Readonly<Record<IgnoreHere['reach'], string>> = {
  line: 'Ignore here',
  cell: 'Ignore in this cell',
  file: 'Ignore in this notebook',
}

function ignoresOf(file: OpenFile, {diagnostic, shown}: Finding): CodeAction[] {
  return ignoreHere(file.bytes(), diagnostic).flatMap(({reach, cell, edit, edits}): CodeAction[] => {
    const target = file.kind === 'text' ? file.document : file.cells[cell]?.document
    const changes: TextEdit[] = !target
      ? []
      : file.kind === 'text'
        ? (edits ?? []).map(each => editOf(target, each, each.text))
        : [editOf(target, edit, edit.text)]
    if (!target || changes.length === 0) return []
    const title = `${reaches[reach]}: ${diagnostic.rule}`
    return [{title, kind: CodeActionKind.QuickFix, diagnostics: [shown], edit: {documentChanges: [changeOf(target, changes)]}}]
  })
}

function changeOf(document: TextDocument, edits: TextEdit[]): TextDocumentEdit {
  return {textDocument: {uri: document.uri, version: document.version}, edits}
}
