import type {FindingSeverity, FindingStatus, Tlp} from '../model/finding.ts'
import type {ExportProblem, Findings, FindingsBlock, SectionName} from '../model/findings.ts'
import type {Notebook} from '../model/notebook.ts'
import type {KnownMarkdown} from './markdown/known.ts'
import {markdownTarget} from './markdown-target.ts'
import type {FindDenied} from './redact/denied.ts'
import {defaultLimits, type Limits} from './scope.ts'
import type {Target, TargetOptions} from './target.ts'

export interface ExportOptions extends TargetOptions {
  /** Of the notebook, from the root of the catalog; names the output files. */
  readonly path: string
  /** What is written, in this order. */
  readonly targets: readonly Target[]
  readonly showInput: boolean
  readonly streams: 'none' | 'stdout' | 'stderr' | 'all'
  readonly errors: 'none' | 'name' | 'full'
  readonly showParameters: boolean
  /** Only cells with one of these tags; absent: all. */
  readonly keepTags?: ReadonlySet<string>
  /** Near misses of tags warn and act as the tag they resemble. */
  readonly lenientTags: boolean
  /** More tags that the team uses on purpose. */
  readonly knownTags: ReadonlySet<string>
  /** Only these sections; empty: all. */
  readonly sections: readonly SectionName[]
  /** Whether what is unfinished is an error. */
  readonly final: boolean
  /** Reads a picture by its path relative to the notebook, if it lies in the catalog. The caller checks that it does. */
  readonly readFile?: (path: string) => Uint8Array | undefined
  /** Finds what is on the deny list of the team. */
  readonly deny: readonly FindDenied[]
  /** Defangs the documents that people read; it comes with the options so that other exports never load it. */
  readonly defangBlocks?: (blocks: readonly FindingsBlock[]) => readonly FindingsBlock[]
  /** What keeps documents from leaving where `facts` say who may not be named. It comes with the options for the same reason. */
  readonly documentProblems?: (notebook: Notebook, findings: Findings, options: ExportOptions) => readonly ExportProblem[]
  readonly limits: Limits
  /** Shared by the notebooks of a run. */
  readonly known?: KnownMarkdown
  readonly facts: FindingFacts
}

/** What a finding says that the notebook does not, or not alone. */
export interface FindingFacts {
  /** Of the notebook file, in hexadecimal. */
  readonly sha256: string
  readonly tool: {readonly name: string; readonly version: string}
  readonly tenant?: string
  readonly environment?: string
  readonly runId?: string
  readonly severity?: FindingSeverity
  readonly tlp?: Tlp
  readonly assignee?: string
  /** The time searched, in RFC 3339 in UTC with milliseconds. */
  readonly window?: {readonly start: string; readonly end: string}
  /** What an analyst says in place of the derived status. */
  readonly status?: FindingStatus
  readonly overrideReason?: string
  /** Whether the parameters of the run are part of the finding. */
  readonly includeParameters: boolean
  /** Every tenant of the team: no id or name of another one may stand in a finding. */
  readonly tenants: readonly Tenant[]
  /** Known-good indicators: values, or `*.` and a domain. */
  readonly allowList: readonly string[]
  /** The tactics of a technique as ids such as `TA0005`; empty for an unknown one. */
  readonly tacticsOf: (technique: string) => readonly string[]
}

export interface Tenant {
  readonly id: string
  readonly name?: string
}

export const defaultExportOptions: Omit<ExportOptions, 'path'> = {
  targets: [markdownTarget],
  showInput: false,
  streams: 'none',
  errors: 'name',
  showParameters: false,
  lenientTags: false,
  knownTags: new Set(),
  sections: [],
  final: false,
  deny: [],
  limits: defaultLimits,
  embedImages: false,
  maxBytes: 1_000_000,
  split: false,
  defang: false,
  includePrivate: false,
  allowIncomplete: false,
  attackPatternOf: () => undefined,
  facts: {
    sha256: '',
    tool: {name: 'huntbook', version: ''},
    includeParameters: false,
    tenants: [],
    allowList: [],
    tacticsOf: () => [],
  },
}
