import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex} from '@noble/hashes/utils.js'
import type {AuditRow, ExportProblem, OutputFile} from '../model/findings.ts'

/** `cell`, or `cell-output` → what became of a part that no tag and no option removed. */
export type AuditNotes = ReadonlyMap<string, string>

/** The rows with what only lowering found out: an output of which a limit leaves out a part is still kept. */
export function withNotes(rows: readonly AuditRow[], notes: AuditNotes): AuditRow[] {
  return rows.map(row => {
    const note = row.state === 'kept' ? notes.get(row.output === undefined ? String(row.cell) : `${row.cell}-${row.output}`) : undefined
    if (note === undefined) return row
    return note === 'limit' ? {...row, reason: row.reason ?? note} : {...row, state: 'removed', reason: note}
  })
}

/** What an audit lists: every part of the notebook, every warning by its rule, every file. Never any content. */
export interface Audit {
  readonly schema: 'huntbook.audit/1'
  readonly cells: readonly AuditRow[]
  readonly warnings: readonly Omit<ExportProblem, 'message'>[]
  readonly files: readonly AuditedFile[]
}

export interface AuditedFile {
  readonly path: string
  readonly bytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

export interface Audited {
  readonly audit: readonly AuditRow[]
  readonly problems: readonly ExportProblem[]
  readonly files: readonly OutputFile[]
}

export function auditOf({audit, problems, files}: Audited): Audit {
  return {
    schema: 'huntbook.audit/1',
    cells: audit,
    warnings: problems.map(({rule, severity, cell}) => ({rule, severity, ...(cell !== undefined && {cell})})),
    files: files.map(({path, bytes}) => ({path, bytes: bytes.length, sha256: bytesToHex(sha256(bytes))})),
  }
}
