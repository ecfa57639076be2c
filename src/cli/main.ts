import type {ExitCode} from '../model/report.ts'
import {leadingText, nearestWord, packageVersion, ToolError, toolProblem} from '../node/use.ts'
import {readArguments} from './arguments.ts'
import type {Command, ProcessCode} from './command.ts'
import {commands} from './commands.ts'
import {commandHelp, programHelp} from './help.ts'
import type {Io} from './io.ts'

/** Names that later versions use. */
const reserved = ['catalog', 'coverage', 'site', 'run', 'review', 'worker', 'attack']

/** 0: clean, 1: findings, 2: wrong use or failure; what git is told where it asks for a merge. Never calls `process.exit`. */
export async function main(argv: readonly string[], io: Io): Promise<ProcessCode> {
  try {
    return await runCommand(argv, io)
  } catch (error) {
    io.stderr.write(`${describe(error, io)}\n`)
    return 2
  }
}

async function runCommand(argv: readonly string[], io: Io): Promise<ProcessCode> {
  const [name = '', ...words] = argv
  if (name === '--version' || name === '-V') return print(io, `${packageVersion()}\n`)
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    const [about, more] = name === 'help' ? words : []
    const command = about === undefined ? undefined : commandNamed(about)
    const own = more === undefined ? undefined : command?.commands?.find(candidate => candidate.name === `${about} ${more}`)
    const text = command ? commandHelp(own ?? command) : programHelp(commands)
    if (name !== '') return print(io, text)
    io.stderr.write(text)
    return 2
  }
  const command = commandNamed(name)
  return command.commands ? runInner(command, words, io) : runOne(command, words, io)
}

/** A command that its first word names, and help about it or about all of them. */
async function runInner(outer: Command, [word = '', ...words]: readonly string[], io: Io): Promise<ProcessCode> {
  const inner = outer.commands?.find(({name}) => name === `${outer.name} ${word}`)
  if (inner) return runOne(inner, words, io)
  if (word === '--version' || word === '-V') return print(io, `${packageVersion()}\n`)
  if (word === '--help' || word === '-h') return print(io, commandHelp(outer))
  const names = outer.commands?.map(({name}) => name.slice(outer.name.length + 1)) ?? []
  if (word === '')
    throw new ToolError('COMMAND_MISSING', `Expected a command of ${outer.name}, got none.`, {hint: `one of ${names.join(', ')}`})
  throw unknownCommand(word, names, outer.name)
}

async function runOne(command: Command, words: readonly string[], io: Io): Promise<ProcessCode> {
  // Before anything else is read: a broken option beside it does not matter.
  const options = words.slice(0, words.includes('--') ? words.indexOf('--') : words.length)
  if (options.some(word => word === '--help' || word === '-h')) return print(io, commandHelp(command))
  if (options.some(word => word === '--version' || word === '-V')) return print(io, `${packageVersion()}\n`)
  const args = readArguments(command, command.separate?.(words) ?? words)
  if (args.text('config-ref') !== undefined && !command.takesConfigRef) {
    throw new ToolError('OPTION_VALUE', `Unexpected --config-ref: \`${command.name}\` reads no configuration of a commit.`)
  }
  return command.run(args, io)
}

function print(io: Io, text: string): ExitCode {
  io.stdout.write(text)
  return 0
}

function commandNamed(name: string): Command {
  const command = commands.find(candidate => candidate.name === name)
  if (command) return command
  if (reserved.includes(name)) throw new ToolError('COMMAND_LATER', `\`${name}\` is not in this version.`)
  throw unknownCommand(
    name,
    commands.map(candidate => candidate.name),
  )
}

function unknownCommand(name: string, names: readonly string[], outer = ''): ToolError {
  const meant = nearestWord(name, names)
  const all = outer === '' ? 'huntbook' : `huntbook ${outer}`
  return new ToolError('COMMAND_UNKNOWN', `Expected a known command, got \`${name}\`.`, {
    hint: meant === undefined ? `${all} --help lists the commands` : `did you mean \`${meant}\`?`,
  })
}

function describe(error: unknown, {env}: Io): string {
  if (error instanceof ToolError) return toolProblem(error)
  const text = error instanceof Error ? error.message : String(error)
  const line = toolProblem({
    message: `internal error: ${text}`,
    hint: 'HUNTBOOK_DEBUG=1 shows where; please report it with the notebook that caused it',
  })
  return env.HUNTBOOK_DEBUG === '1' && error instanceof Error
    ? `${line}\n${(error.stack ?? '').split('\n').map(leadingText).join('\n')}`
    : line
}
