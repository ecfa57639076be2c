import type {ExitCode} from '../model/report.ts'
import {nearestWord, packageVersion, ToolError, terminalText, toolProblem} from '../node/use.ts'
import {readArguments} from './arguments.ts'
import {commands} from './commands.ts'
import {commandHelp, programHelp} from './help.ts'
import type {Io} from './io.ts'

/** Names that later versions use. */
const reserved = ['init', 'doctor', 'lsp', 'git', 'completion', 'catalog', 'coverage', 'site', 'run', 'review', 'worker', 'attack']

/** 0: clean, 1: findings, 2: wrong use or failure. Never calls `process.exit`. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await runCommand(argv, io)
  } catch (error) {
    io.stderr.write(`${describe(error, io)}\n`)
    return 2
  }
}

async function runCommand(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name = '', ...words] = argv
  if (name === '--version' || name === '-V') return print(io, `${packageVersion()}\n`)
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    const [about] = name === 'help' ? words : []
    const command = commands.find(candidate => candidate.name === about)
    if (about !== undefined && !command) throw unknownCommand(about)
    const text = command ? commandHelp(command) : programHelp(commands)
    if (name !== '') return print(io, text)
    io.stderr.write(text)
    return 2
  }
  const command = commands.find(candidate => candidate.name === name)
  if (!command) throw unknownCommand(name)
  // Before anything else is read: a broken option beside it does not matter.
  const options = words.slice(0, words.includes('--') ? words.indexOf('--') : words.length)
  if (options.some(word => word === '--help' || word === '-h')) return print(io, commandHelp(command))
  if (options.some(word => word === '--version' || word === '-V')) return print(io, `${packageVersion()}\n`)
  const args = readArguments(command, words)
  if (args.text('config-ref') !== undefined && !command.takesConfigRef) {
    throw new ToolError('OPTION_VALUE', `Unexpected --config-ref: \`${name}\` reads no configuration of a commit.`)
  }
  return command.run(args, io)
}

function print(io: Io, text: string): ExitCode {
  io.stdout.write(text)
  return 0
}

function unknownCommand(name: string): ToolError {
  if (reserved.includes(name)) return new ToolError('COMMAND_LATER', `\`${name}\` is not in this version.`)
  const meant = nearestWord(
    name,
    commands.map(command => command.name),
  )
  return new ToolError('COMMAND_UNKNOWN', `Expected a known command, got \`${name}\`.`, {
    hint: meant === undefined ? 'huntbook --help lists the commands' : `did you mean \`${meant}\`?`,
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
    ? `${line}\n${(error.stack ?? '').split('\n').map(terminalText).join('\n')}`
    : line
}
