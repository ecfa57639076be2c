/** A file that a command would make. Whoever has a disk decides whether it may. */
export interface PlannedFile {
  /** From the root, with `/`. */
  readonly path: string
  /** The whole text, with LF and a final one. */
  readonly text: string
}
