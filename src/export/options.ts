import {defaultLimits, type Limits} from './scope.ts'

export interface ExportOptions {
  /** Of the notebook; names the output files. */
  readonly path: string
  /** A key of `targets`. */
  readonly target: string
  readonly showInput: boolean
  readonly streams: 'none' | 'stdout' | 'stderr' | 'all'
  readonly errors: 'none' | 'name' | 'full'
  readonly showParameters: boolean
  /** Near misses of tags warn and act as the tag they resemble. */
  readonly lenientTags: boolean
  /** Pictures as `data:` URLs. */
  readonly embedImages: boolean
  /** More tags that the team uses on purpose. */
  readonly knownTags: ReadonlySet<string>
  /** UTF-8 bytes of the main file. */
  readonly maxBytes: number
  /** Reads a picture by its path relative to the notebook, if it lies in the catalog. The caller checks that it does. */
  readonly readFile?: (path: string) => Uint8Array | undefined
  readonly limits: Limits
}

export const defaultExportOptions: Omit<ExportOptions, 'path'> = {
  target: 'markdown',
  showInput: false,
  streams: 'none',
  errors: 'name',
  showParameters: false,
  lenientTags: false,
  embedImages: false,
  knownTags: new Set(),
  maxBytes: 1_000_000,
  limits: defaultLimits,
}
