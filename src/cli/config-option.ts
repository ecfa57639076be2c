import type {Arguments} from './command.ts'

/** What `--config` and `--no-config` say. */
export function configOption(args: Arguments): {config?: string | false} {
  const config = args.flag('no-config') ? false : args.text('config')
  return config === undefined ? {} : {config}
}
