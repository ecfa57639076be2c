import type {ConfigTree} from '../node/git/config-tree.ts'
import type {Arguments} from './command.ts'
import type {Io} from './io.ts'

/** The variables of the environment, as far as they may say that this is CI. */
export function ciVariables(args: Arguments, {env}: Io): Io['env'] {
  return args.flag('no-ci') ? {} : env
}

/** What `--config` and `--no-config` say. */
export function configOption(args: Arguments): {config?: string | false} {
  const config = args.flag('no-config') ? false : args.text('config')
  return config === undefined ? {} : {config}
}

/** What `--config-ref` says, and the event that a hint may depend on. */
export function configRefOption(args: Arguments, {env}: Io): {configRef?: string; event?: string} {
  const [configRef, event] = [args.text('config-ref'), env.GITHUB_EVENT_NAME]
  return {...(configRef !== undefined && {configRef}), ...(event !== undefined && {event})}
}

/** The working folder, and where the configuration comes from. */
export interface Place {
  readonly cwd: string
  readonly config?: string | false
  readonly configTree?: ConfigTree
}

/** Runs a command with the configuration that its options name. */
export async function withConfig<Result>(args: Arguments, io: Io, run: (place: Place) => Promise<Result>): Promise<Result> {
  const {withConfigRef} = await import('../node/config-ref.ts')
  const options = {cwd: io.cwd, ...configRefOption(args, io)}
  return withConfigRef(options, ({configTree}) => run({cwd: io.cwd, ...configOption(args), ...(configTree && {configTree})}))
}
