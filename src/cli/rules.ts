import type {ExitCode} from '../model/report.ts'
import type {Arguments, Command} from './command.ts'
import {configOption} from './config-option.ts'
import type {Io} from './io.ts'

export const listRules: Command = {
  name: 'rules',
  usage: '[OPTIONS]',
  summary: 'list the rules',
  options: {
    format: {type: 'string', choices: ['pretty', 'json', 'names'], effect: 'default pretty'},
    group: {type: 'string', value: 'G', effect: 'only the rules of a group, such as meta'},
    fixable: {type: 'boolean', effect: 'only rules with a fix'},
  },
  run,
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {knownRules, ToolError} = await import('../node/rules-command.ts')
  const event = io.env.GITHUB_EVENT_NAME
  const trustWorkspace = args.flag('trust-workspace')
  const rules = await knownRules({cwd: io.cwd, ...configOption(args), trustWorkspace, ...(event !== undefined && {event})})
  const group = args.text('group')
  const wanted = rules
    .map(({meta}) => meta)
    .filter(({id, fixable}) => (group === undefined || id.startsWith(`${group}/`)) && (!args.flag('fixable') || fixable !== undefined))
  const [word] = args.positionals
  if (word !== undefined)
    throw new ToolError('ARGUMENT_UNKNOWN', `Expected no argument, got \`${word}\`.`, {hint: `--group ${word} lists a group`})
  if (wanted.length === 0)
    throw new ToolError('RULE_UNKNOWN', `Expected a group with such rules, got \`${group}\`.`, {hint: 'huntbook rules lists all of them'})
  const format = args.text('format') ?? 'pretty'
  const width = Math.max(...wanted.map(({id}) => id.length))
  if (format === 'json') io.stdout.write(`${JSON.stringify(wanted, undefined, 1)}\n`)
  else if (format === 'names') io.stdout.write(wanted.map(({id}) => `${id}\n`).join(''))
  else {
    const line = ({id, severity, fixable, description}: (typeof wanted)[number]): string =>
      `${id.padEnd(width)}  ${severity.padEnd(7)}  ${(fixable ?? '').padEnd(6)}  ${description}\n`
    io.stdout.write(wanted.map(line).join(''))
  }
  return 0
}
