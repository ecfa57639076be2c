/** What nbconvert is told. The names are those of its traits, see `spec/export.md` 13.9. */
export interface CompatOptions {
  readonly removeCellTags: ReadonlySet<string>
  readonly removeInputTags: ReadonlySet<string>
  readonly removeAllOutputsTags: ReadonlySet<string>
  readonly removeSingleOutputTags: ReadonlySet<string>
  /** With the flags `u` and `y`: a cell goes whose source one of them matches at its start. */
  readonly regexRemove: readonly RegExp[]
  readonly excludeInput: boolean
  /** One line feed less before each source. */
  readonly excludeInputPrompt: boolean
  /** Not shown; their files are written all the same. */
  readonly excludeOutput: boolean
  readonly excludeStreams: boolean
  readonly excludeCodeCell: boolean
  readonly excludeMarkdown: boolean
  readonly excludeRaw: boolean
  readonly coalesceStreams: boolean
  readonly clearOutput: boolean
  readonly clearMetadata: boolean
  /** The mime types that may be shown, the first that an output has wins. */
  readonly mimePriority: readonly string[]
  /** What Taegis Magic cuts out of the finished report. */
  readonly cutRegions: boolean
  readonly names: CompatNames
}

/** Decides the names of all files but those that the notebook names itself. */
export interface CompatNames {
  /** Of the main file, without `.md`. */
  readonly main: string
  /** What the names of extracted outputs start with. */
  readonly key: string
  /** Where extracted files go; empty for beside the main file. */
  readonly folder: string
  /** Whether names that mean something else on Windows are refused. */
  readonly onWindows: boolean
}

const defaultMimePriority: readonly string[] = [
  'text/html',
  'text/markdown',
  'image/svg+xml',
  'text/latex',
  'image/png',
  'image/jpeg',
  'text/plain',
]

const nothing: ReadonlySet<string> = new Set()

/** What nbconvert does where it is told nothing. */
export const defaultCompatOptions: Omit<CompatOptions, 'names'> = {
  removeCellTags: nothing,
  removeInputTags: nothing,
  removeAllOutputsTags: nothing,
  removeSingleOutputTags: nothing,
  regexRemove: [],
  excludeInput: false,
  excludeInputPrompt: false,
  excludeOutput: false,
  excludeStreams: false,
  excludeCodeCell: false,
  excludeMarkdown: false,
  excludeRaw: false,
  coalesceStreams: false,
  clearOutput: false,
  clearMetadata: false,
  mimePriority: defaultMimePriority,
  cutRegions: false,
}
