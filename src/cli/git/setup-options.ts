import {ToolError} from '../../node/use.ts'
import type {Arguments, Option} from '../command.ts'

/** Of `install` and `uninstall`. */
export const setupOptions: Readonly<Record<string, Option>> = {
  local: {type: 'boolean', effect: 'in this repository (default)'},
  global: {type: 'boolean', effect: 'in all repositories of yours'},
  'dry-run': {type: 'boolean', effect: 'show what would change, and change nothing'},
}

export function setupOf(args: Arguments): {readonly scope: 'local' | 'global'; readonly dryRun: boolean} {
  if (args.flag('local') && args.flag('global')) throw new ToolError('OPTION_VALUE', 'Expected --local or --global, got both.')
  return {scope: args.flag('global') ? 'global' : 'local', dryRun: args.flag('dry-run')}
}
