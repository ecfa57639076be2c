import type {ExitCode, Report, ToolProblem} from '../model/report.ts'
import {listed, readCount} from './arguments.ts'
import type {Arguments} from './command.ts'
import type {Io} from './io.ts'

interface Sink {
  readonly format: string
  /** Standard output where there is none. */
  readonly file?: string
}

/** Runs a check and prints its report in every format asked for. A machine format carries tool errors too, so that it always parses. */
export async function report(run: () => Promise<Report>, {args, io}: {readonly args: Arguments; readonly io: Io}): Promise<ExitCode> {
  const {failedReport, render, reportFormats, ToolError, writeReport} = await import('../node/lint-command.ts')
  const sinks = args.texts('format').map(text => readSink(text))
  for (const {format} of sinks) {
    if (!reportFormats.includes(format)) {
      throw new ToolError('FORMAT_UNKNOWN', `Expected --format to be ${listed(reportFormats)}, got \`${format}\`.`)
    }
  }
  if (!sinks.some(({file}) => file === undefined)) sinks.push({format: 'pretty'})
  if (sinks.filter(({file}) => file === undefined).length > 1) {
    throw new ToolError('FORMAT_TWICE', 'Expected one --format for standard output, got more: write the others with =FILE.')
  }
  const most = args.text('max-diagnostics')
  const maxDiagnostics = most === 'none' ? Number.POSITIVE_INFINITY : readCount(most, 'max-diagnostics')
  let result: Report
  try {
    result = await run()
  } catch (error) {
    if (!(error instanceof ToolError) || !sinks.some(({format}) => format !== 'pretty')) throw error
    const {code, message, hint} = error
    const problem: ToolProblem = {code, message, ...(hint !== undefined && {hint})}
    result = failedReport(problem)
  }
  for (const {format, file} of sinks) {
    const color = file === undefined && isColored(args, io)
    const text = render(result, format, {
      cwd: io.cwd,
      color,
      width: io.stdout.columns,
      quiet: args.flag('quiet'),
      ...(maxDiagnostics !== undefined && {maxDiagnostics}),
    })
    if (file === undefined) io.stdout.write(text)
    else writeReport(file, text, io.cwd)
  }
  return result.exitCode
}

function readSink(text: string): Sink {
  const at = text.indexOf('=')
  return at === -1 ? {format: text} : {format: text.slice(0, at), file: text.slice(at + 1)}
}

/** The options, then the environment, then whether it is a terminal. */
function isColored(args: Arguments, {env, stdout}: Io): boolean {
  if (args.flag('color') || args.flag('no-color')) return args.flag('color')
  if ((env['NO_COLOR'] ?? '') !== '') return false
  const forced = env['FORCE_COLOR'] ?? env['CLICOLOR_FORCE'] ?? ''
  if (forced !== '' && forced !== '0') return true
  return env['TERM'] !== 'dumb' && stdout.isTerminal
}
