import {terminalText} from '../../../report/terminal.ts'
import {type Cleaned, cleanNotebook} from './clean.ts'
import {serveFilter} from './serve.ts'

export interface FilterStreams {
  readonly input: () => AsyncIterable<Uint8Array>
  readonly write: (bytes: Uint8Array) => void
  /** Takes lines for standard error. */
  readonly note: (line: string) => void
}

/** Cleans notebooks as git asks for it, until git closes the input. */
export function filterForGit({input, write, note}: FilterStreams): Promise<void> {
  return serveFilter({
    input: input(),
    write,
    clean: (bytes, path) => told(cleanNotebook(bytes), path, note),
    onError: (path, error) =>
      note(
        `huntbook: ${terminalText(path)} could not be filtered: ${terminalText(error instanceof Error ? error.message : String(error))}\n`,
      ),
  })
}

/** Cleans one notebook. */
export function filterOnce(bytes: Uint8Array, note: FilterStreams['note']): Uint8Array {
  return told(cleanNotebook(bytes), 'standard input', note)
}

function told({bytes, passed}: Cleaned, path: string, note: FilterStreams['note']): Uint8Array {
  if (passed !== undefined) note(`huntbook: ${terminalText(path)} is stored as it is, outputs included: ${terminalText(passed)}\n`)
  return bytes
}
