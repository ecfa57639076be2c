import type {ConfigTree} from './git/config-tree.ts'

/** What a run is asked for, where the configuration may be that of a commit. */
export interface ConfigRefOptions {
  /** The working folder; default the process's. */
  readonly cwd?: string
  /** Read the configuration, packs, the files that it names, baseline and ignore files from this commit in place of the working tree. */
  readonly configRef?: string
  /** Name of the event that a CI run is for, such as `pull_request`. */
  readonly event?: string
}

/** Runs with the configuration of a commit where one is named, and removes what was copied for it at the end. */
export async function withConfigRef<Options extends ConfigRefOptions, Result>(
  {configRef, ...options}: Options,
  run: (options: Omit<Options, 'configRef'> & {readonly configTree?: ConfigTree}) => Promise<Result>,
): Promise<Result> {
  if (configRef === undefined) return run(options)
  // Few runs ask git, and none should wait for what starts processes.
  const {openConfigTree} = await import('./git/config-tree.ts')
  const {cwd = process.cwd(), event} = options
  const tree = openConfigTree(cwd, configRef, event === undefined ? {} : {event})
  try {
    return await run({...options, configTree: tree})
  } finally {
    tree.remove()
  }
}
