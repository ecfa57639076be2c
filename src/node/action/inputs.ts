export type Env = Readonly<Record<string, string | undefined>>

/** What a workflow says with `with`, as it was written. Empty where it says nothing. */
export interface Inputs {
  /** The command and its options, as `splitWords` reads them. */
  readonly args: string
  /** One a line. */
  readonly paths: readonly string[]
  readonly since: string
  readonly configRef: string
  /** One a line, or separated by blanks. */
  readonly formats: readonly string[]
  readonly sarifFile: string
  readonly summary: string
  readonly maxWarnings: string
  readonly workingDirectory: string
}

/** Reads what the runner made of the inputs: `INPUT_`, then the name in capitals, hyphens as they are. */
export function readInputs(env: Env): Inputs {
  const input = (name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  return {
    args: input('args'),
    paths: input('paths')
      .split(/\r\n|\r|\n/u)
      .map(line => line.trim())
      .filter(line => line !== ''),
    since: input('since'),
    configRef: input('config-ref'),
    formats: input('format')
      .split(/\s+/u)
      .filter(word => word !== ''),
    sarifFile: input('sarif-file'),
    summary: input('summary'),
    maxWarnings: input('max-warnings'),
    workingDirectory: input('working-directory'),
  }
}
