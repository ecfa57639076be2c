import type {Arguments, Command, ProcessCode} from '../command.ts'
import {configOption} from '../config-option.ts'
import type {Io} from '../io.ts'
import {setupOf, setupOptions} from './setup-options.ts'
import {expectWords} from './words.ts'

export const uninstall: Command = {
  name: 'git uninstall',
  usage: '[OPTIONS]',
  summary: 'take back what install wrote, and nothing else',
  options: setupOptions,
  run,
  takes: 'nothing',
  notes: ['Settings that were changed since stay, and so do lines of attributes that were there before.'],
}

async function run(args: Arguments, {cwd, env, stdout}: Io): Promise<ProcessCode> {
  expectWords(args, 0)
  const {scope, dryRun} = setupOf(args)
  const {likelyFacts, printChanges, uninstallGit} = await import('../../node/git-setup-command.ts')
  const {root} = await likelyFacts({cwd, ...configOption(args)})
  stdout.write(printChanges(uninstallGit({cwd, env, root, scope, dryRun}), {cwd, dryRun}))
  return 0
}
