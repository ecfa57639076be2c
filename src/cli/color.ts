import type {Arguments} from './command.ts'
import type {Io, Output} from './io.ts'

/** The options, then the environment, then whether the stream is a terminal. */
export function isColored(args: Arguments, env: Io['env'], output: Output): boolean {
  if (args.flag('color') || args.flag('no-color')) return args.flag('color')
  if ((env.NO_COLOR ?? '') !== '') return false
  if ([env.FORCE_COLOR, env.CLICOLOR_FORCE].some(forced => (forced ?? '') !== '' && forced !== '0')) return true
  return env.TERM !== 'dumb' && output.isTerminal
}
