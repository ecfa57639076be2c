import type {Finding} from '../model/finding.ts'
import type {ExportProblem, Findings, OutputFile} from '../model/findings.ts'
import type {Notebook} from '../model/notebook.ts'
import type {ExportOptions} from './options.ts'
import type {Redactor} from './redact/redactor.ts'
import type {Selection} from './select.ts'

/** Turns findings into files and writes none, so that a dry run is the same code path. */
export type Target = DocumentTarget | FindingTarget

interface TargetBase {
  readonly id: string
  /** Ends the sentence "This target writes …". */
  readonly description: string
}

/** Made from the document that people read. */
export interface DocumentTarget extends TargetBase {
  readonly from: 'document'
  readonly export: (findings: Findings, options: TargetOptions) => TargetFiles
}

/** Turns the neutral finding into files: all that a target of an XDR system has to say. */
export interface FindingExporter extends TargetBase {
  readonly export: (input: FindingInput, options: TargetOptions) => TargetFiles
}

/** Made from the neutral finding. */
export interface FindingTarget extends FindingExporter {
  readonly from: 'finding'
  /** Makes the finding of a notebook. It comes with the target so that an export to Markdown never loads it. */
  readonly build: BuildFinding
}

export interface FindingInput {
  readonly finding: Finding
  /** Names the files. */
  readonly stem: string
  /** Those that the Markdown refers to; none where the finding was read from a file. */
  readonly pictures: readonly OutputFile[]
}

export type BuildFinding = (parts: FindingParts, options: ExportOptions) => BuiltFinding

export interface FindingParts {
  /** All of it: the channels of evidence are read from cells that are not shown, too. */
  readonly notebook: Notebook
  readonly selection: Selection
  readonly findings: Findings
  /** What a finding says beside the findings passes it, too. It then has all counts. */
  readonly redactor: Redactor
}

export interface BuiltFinding {
  /** Absent if a problem is an error. */
  readonly finding?: Finding
  /** Texts of channels, parameters and metadata that it holds: no leak, although removed cells hold them too. */
  readonly told?: readonly string[]
  readonly problems: readonly ExportProblem[]
}

/** The options that targets know. Each ignores those that are not about it. */
export interface TargetOptions {
  /** Pictures as `data:` URLs. */
  readonly embedImages: boolean
  /** UTF-8 bytes of the main file. */
  readonly maxBytes: number
  /** Whether a main file above the limit becomes parts. */
  readonly split: boolean
  /** Whether indicators in prose and tables are defanged. */
  readonly defang: boolean
  /** Whether targets get private indicators too. */
  readonly includePrivate: boolean
  /** Whether a finding that does not tell all may become requests. */
  readonly allowIncomplete: boolean
  /** MITRE's id of the STIX object of a technique; `undefined` for an unknown one. */
  readonly attackPatternOf: (technique: string) => string | undefined
}

/** The main file first; no files where a problem is an error. */
export interface TargetFiles {
  readonly files: readonly OutputFile[]
  readonly problems: readonly ExportProblem[]
}
