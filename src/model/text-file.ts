/** A file and its text, without a BOM. */
export interface TextFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
}
