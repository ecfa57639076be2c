import type {ExitCode} from '../model/report.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {withConfig} from './config-option.ts'
import type {Io} from './io.ts'

export const doctor: Command = {
  name: 'doctor',
  usage: '[OPTIONS]',
  summary: 'why huntbook does not work here, and what to do about it',
  options: {format: {type: 'string', choices: ['pretty', 'json'], effect: 'default pretty'}},
  run,
  takes: 'nothing',
  takesConfigRef: true,
  notes: ['Changes nothing. Exit code 1 where something is a problem.'],
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {examine, jsonText, packageVersion, printChecks, ToolError} = await import('../node/doctor-command.ts')
  const [word] = args.positionals
  if (word !== undefined) throw new ToolError('ARGUMENT_UNKNOWN', `Expected no argument, got \`${word}\`.`)
  const checks = await withConfig(args, io, place => examine({...place, env: io.env}))
  io.stdout.write(
    args.text('format') === 'json'
      ? jsonText({version: packageVersion(), checks})
      : printChecks(checks, {color: isColored(args, io.env, io.stdout), quiet: args.flag('quiet')}),
  )
  return checks.some(({status}) => status === 'problem') ? 1 : 0
}
