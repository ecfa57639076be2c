import type {ExitCode} from '../model/report.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {withConfig} from './config-option.ts'
import type {Io} from './io.ts'

export const explainCommand: Command = {
  name: 'explain',
  usage: '[OPTIONS] RULE',
  summary: 'what a rule means, with examples, and how to turn it off',
  options: {format: {type: 'string', choices: ['pretty', 'json'], effect: 'default pretty'}},
  run,
  takes: 'rules',
  takesConfigRef: true,
  notes: ['RULE is the id that stands in reports, such as attack/format or parse/json. Nothing is fetched.'],
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {explain, jsonText, printExplanation, ToolError} = await import('../node/explain-command.ts')
  const [id, more] = args.positionals
  if (id === undefined || more !== undefined) {
    const got = id === undefined ? 'none' : `\`${args.positionals.join(' ')}\``
    throw new ToolError('ARGUMENT_UNKNOWN', `Expected the id of one rule, got ${got}.`, {hint: 'huntbook rules lists all of them'})
  }
  const trust = {
    trustWorkspace: args.flag('trust-workspace'),
    ...(io.env.GITHUB_EVENT_NAME !== undefined && {event: io.env.GITHUB_EVENT_NAME}),
  }
  const explanation = await withConfig(args, io, place => explain(id, {...place, ...trust}))
  if (args.text('format') === 'json') {
    const {meta, sections} = explanation
    io.stdout.write(jsonText({meta, sections}))
    return 0
  }
  // Where nobody says how wide the screen is, 80 columns fit anywhere.
  const columns = io.stdout.isTerminal ? io.stdout.columns : 80
  io.stdout.write(printExplanation(explanation, {color: isColored(args, io.env, io.stdout), columns}))
  return 0
}
