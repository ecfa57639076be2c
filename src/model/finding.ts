/**
 * The neutral result of one hunt in one tenant, as `finding.json` holds it (schemas/finding.schema.json): every target of an XDR
 * system is derived from it. Times are RFC 3339 in UTC with milliseconds, cells count from 1.
 */
export interface Finding {
  readonly schema: 'huntbook.finding/1'
  /** UUID version 5 of the procedure, the tenant and the run. */
  readonly id: string
  readonly status: FindingStatus
  /** Why the status does not tell all. Empty when it does. */
  readonly incomplete: readonly ('truncated' | 'no_query_facts')[]
  /** What an analyst set in place of the derived status, and why. */
  readonly override?: StatusOverride
  /** Plain text. */
  readonly title: string
  readonly severity: FindingSeverity
  readonly tlp: Tlp
  readonly procedure: Procedure
  readonly run: Run
  /** The time that was searched. */
  readonly window?: {readonly start: string; readonly end: string}
  readonly assignee?: string
  readonly queries: readonly QueryFacts[]
  /** Each id of a type once. */
  readonly evidence: readonly Evidence[]
  /** By type and value. */
  readonly indicators: readonly Indicator[]
  readonly sections: FindingSections
  /** The Markdown that people read. */
  readonly key_findings: string
  readonly attachments: readonly Attachment[]
  readonly redactions: readonly Redaction[]
  readonly errors: readonly FindingError[]
}

export const findingStatuses = ['findings', 'null_findings', 'truncated', 'failed', 'timed_out', 'not_run'] as const
export type FindingStatus = (typeof findingStatuses)[number]

export const findingSeverities = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type FindingSeverity = (typeof findingSeverities)[number]

/** The Traffic Light Protocol 2.0. */
export const tlps = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const
export type Tlp = (typeof tlps)[number]

export interface StatusOverride {
  /** The status that was derived. */
  readonly from: FindingStatus
  readonly reason: string
}

export interface Procedure {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Relative to the catalog. */
  readonly path: string
  /** Of the notebook file. */
  readonly sha256: string
  readonly techniques: readonly string[]
  /** Ids such as `TA0005`. */
  readonly tactics: readonly string[]
  readonly data_sources: readonly string[]
  readonly tags: readonly string[]
}

export interface Run {
  readonly id: string
  readonly tenant: string
  readonly environment: string
  readonly state: RunState
  readonly started_at: string | null
  readonly finished_at: string | null
  readonly tool: {readonly name: string; readonly version: string}
  readonly parameters?: Readonly<Record<string, unknown>>
}

export type RunState = 'completed' | 'failed' | 'timed_out' | 'not_run'

export interface QueryFacts {
  readonly id: string
  readonly language: string
  readonly text: string
  readonly returned: number | null
  readonly total: number | null
  readonly limit?: number
  readonly truncated: boolean
  readonly status: 'ok' | 'error' | 'not_run'
  readonly role: 'hunt' | 'context'
  readonly cell: number
  /** The name of the error only. */
  readonly error?: string
  /** Rows behind an aggregate. */
  readonly matched?: number
}

export const evidenceTypes = ['alert', 'event', 'query', 'asset', 'entity', 'incident', 'bookmark', 'file', 'other'] as const
export type EvidenceType = (typeof evidenceTypes)[number]

export interface Evidence {
  readonly type: EvidenceType
  readonly id: string
  readonly provider: string
  readonly tenant: string
  readonly cell: number
  readonly channel: 'huntbook' | 'table-schema' | 'scrapbook'
  readonly index?: string
  readonly label?: string
}

// biome-ignore format: one line is easier to compare with the schema
export const indicatorTypes = ['url', 'email', 'ipv4', 'ipv6', 'cidr', 'domain', 'md5', 'sha1', 'sha256', 'sha512', 'cve', 'path', 'registry'] as const
export type IndicatorType = (typeof indicatorTypes)[number]

export interface Indicator {
  readonly type: IndicatorType
  /** Refanged, canonical. */
  readonly value: string
  readonly count: number
  readonly cells: readonly number[]
  readonly scope: IndicatorScope
}

export type IndicatorScope = 'public' | 'private' | 'documentation'

/** Markdown without the heading of the section. */
export interface FindingSections {
  readonly executive_summary?: string
  readonly technical_analysis?: string
  readonly findings?: string
  readonly recommendations?: string
  readonly other?: readonly {readonly heading: string; readonly text: string}[]
}

export interface Attachment {
  readonly name: string
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
  readonly alt: string
}

/** How often a rule took something out of a cell. Never what it was. */
export interface Redaction {
  readonly rule: string
  readonly cell: number
  readonly count: number
}

export interface FindingError {
  readonly cell: number
  /** Of the exception. */
  readonly name: string
}
