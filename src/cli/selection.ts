import type {Arguments} from './command.ts'
import type {Io} from './io.ts'

export interface Selection {
  readonly filesFrom?: readonly string[]
  readonly since?: string
  /** Name of the event that a CI run is for. */
  readonly event?: string
}

/** What `--files-from` and `--since` say. */
export async function selectionOf(args: Arguments, {cwd, env, stdin}: Io): Promise<Selection> {
  const [list, since, event] = [args.text('files-from'), args.text('since'), env.GITHUB_EVENT_NAME]
  const {readFilesFrom} = list === undefined ? {} : await import('../node/files-from.ts')
  return {
    ...(list !== undefined && readFilesFrom && {filesFrom: await readFilesFrom(list, {cwd, stdin})}),
    ...(since !== undefined && {since}),
    ...(event !== undefined && {event}),
  }
}
