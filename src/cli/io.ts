/** What a run touches of its process: everything comes in, so that a test can run the command line without one. */
export interface Io {
  /** Absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Standard input, or not much more than `most` bytes of it: it may have no end. */
  readonly stdin: (most?: number) => Promise<Uint8Array>
  /** Standard input as it comes, for a conversation. */
  readonly input: () => AsyncIterable<Uint8Array>
  /**
   * Asks a person on the terminal and waits for a line, which comes without its end; `undefined` where there will be none any more. Absent
   * where standard input or standard error is no terminal.
   */
  readonly ask?: (question: string) => Promise<string | undefined>
  readonly stdout: Output
  readonly stderr: Output
}

export interface Output {
  readonly write: (text: string | Uint8Array) => void
  readonly isTerminal: boolean
  /** Of the terminal. */
  readonly columns: number
}
