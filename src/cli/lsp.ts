import process from 'node:process'
import type {ExitCode} from '../model/report.ts'
import type {Arguments, Command} from './command.ts'
import {configOption} from './config-option.ts'
import type {Io} from './io.ts'

export const lsp: Command = {
  name: 'lsp',
  usage: '[OPTIONS]',
  summary: 'a language server for editors: findings, fixes, hover and completion while typing',
  options: {stdio: {type: 'boolean', effect: 'speak on standard input and output, which it does anyway'}},
  run,
  takes: 'nothing',
  notes: ['Editors start it: docs/editors.md says how. Exit code 0 after `shutdown` and `exit`, 1 after `exit` alone.'],
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {serve, ToolError} = await import('../lsp/index.ts')
  const [word] = args.positionals
  if (word !== undefined) throw new ToolError('ARGUMENT_UNKNOWN', `Expected no argument, got \`${word}\`.`)
  const trust = args.flag('trust-workspace') ? {trustWorkspace: true} : {}
  // Both streams belong to the protocol from here on, and only the process has them as streams.
  const code = await serve({input: process.stdin, output: process.stdout}, {cwd: io.cwd, ...configOption(args), ...trust})
  process.stdin.destroy()
  return code
}
