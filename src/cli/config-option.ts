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
