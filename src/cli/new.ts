import type {ExitCode} from '../model/report.ts'
import type {Arguments, Command} from './command.ts'
import {configOption} from './config-option.ts'
import type {Io} from './io.ts'

export const newCommand: Command = {
  name: 'new',
  usage: 'TITLE --technique ID --data-source NAME --description TEXT [OPTIONS]',
  summary: 'a new hunt from the template of a team',
  options: {
    team: {type: 'string', value: 'NAME', suggests: 'nothing', effect: 'the team that it is for: hunts/NAME, its template and its rules'},
    template: {type: 'string', value: 'NAME', suggests: 'nothing', effect: 'the template of that name in place of `default`'},
    to: {type: 'string', choices: ['myst', 'ipynb'], effect: 'the format; default that of the halves that people edit'},
    out: {type: 'string', value: 'PATH', suggests: 'files', effect: 'the file or the folder to write to'},
    technique: {type: 'string', multiple: true, value: 'ID', suggests: 'nothing', effect: 'an ATT&CK technique, such as T1543.003'},
    'data-source': {type: 'string', multiple: true, value: 'NAME', suggests: 'nothing', effect: 'what it reads'},
    tag: {type: 'string', multiple: true, value: 'TAG', suggests: 'nothing', effect: 'a word to find it by'},
    description: {type: 'string', value: 'TEXT', suggests: 'nothing', effect: 'the behaviour that it finds, in a sentence or two'},
    id: {type: 'string', value: 'UUID', suggests: 'nothing', effect: 'its id; default a new random one'},
    param: {type: 'string', multiple: true, value: 'NAME=VALUE', suggests: 'nothing', effect: 'a value for {{NAME}} in the template'},
  },
  run,
  takes: 'nothing',
  notes: ['Nothing that exists is written over. The result is checked before it is written. On a terminal it asks for what is missing.'],
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {newHunt, printNewHunt, ToolError} = await import('../node/new-command.ts')
  const [first, ...others] = args.positionals
  const title = first ?? (await io.ask?.('What is it called? '))
  if (title === undefined)
    throw new ToolError('ARGUMENT_MISSING', 'Expected the title of the hunt, got none.', {hint: "huntbook new 'Title'"})
  if (others.length > 0) {
    throw new ToolError('ARGUMENT_UNKNOWN', `Expected one title, got ${others.length + 1} arguments.`, {hint: 'put the title in quotes'})
  }
  const [team, template, to, out] = [args.text('team'), args.text('template'), args.text('to'), args.text('out')]
  const [description, id, event] = [args.text('description'), args.text('id'), io.env.GITHUB_EVENT_NAME]
  const outcome = await newHunt({
    cwd: io.cwd,
    ...configOption(args),
    title,
    ...(team !== undefined && {team}),
    ...(template !== undefined && {template}),
    ...((to === 'myst' || to === 'ipynb') && {to}),
    ...(out !== undefined && {out}),
    techniques: args.texts('technique'),
    dataSources: args.texts('data-source'),
    tags: args.texts('tag'),
    ...(description !== undefined && {description}),
    ...(id !== undefined && {id}),
    params: args.texts('param'),
    ...(io.ask && {ask: io.ask}),
    env: io.env,
    ...(event !== undefined && {event}),
    trustWorkspace: args.flag('trust-workspace'),
  })
  const {stdout, stderr} = printNewHunt(outcome)
  io.stdout.write(stdout)
  if (!args.flag('quiet')) io.stderr.write(stderr)
  return 0
}
