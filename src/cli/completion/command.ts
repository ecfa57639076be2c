import type {ExitCode} from '../../model/report.ts'
import {listed} from '../arguments.ts'
import type {Arguments, Command} from '../command.ts'
import type {Io} from '../io.ts'

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const

/** The command over a table that it is part of. */
export function completionOf(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    usage: 'bash|zsh|fish|powershell',
    summary: 'print a script with which a shell completes commands, options and rule ids',
    options: {},
    run: (args, io) => run(args, io, commands()),
    takes: shells,
    notes: [
      'bash: eval "$(huntbook completion bash)" in ~/.bashrc',
      'zsh: huntbook completion zsh > a file _huntbook in a folder of $fpath',
      'fish: huntbook completion fish > ~/.config/fish/completions/huntbook.fish',
      'powershell: huntbook completion powershell | Out-String | Invoke-Expression in $PROFILE',
    ],
  }
}

async function run(args: Arguments, io: Io, commands: readonly Command[]): Promise<ExitCode> {
  const {scriptOf} = await import('./scripts.ts')
  const {ToolError, words} = await import('../../node/completion-command.ts')
  const [name, more] = args.positionals
  const shell = shells.find(candidate => candidate === name)
  if (!shell || more !== undefined) {
    const got = args.positionals.length === 0 ? 'none' : `\`${args.positionals.join(' ')}\``
    throw new ToolError('ARGUMENT_UNKNOWN', `Expected ${listed(shells)}, got ${got}.`)
  }
  io.stdout.write(scriptOf(shell, commands, words))
  return 0
}
