import type {Report} from '../model/report.ts'
import {listed, readCount} from './arguments.ts'
import {isColored} from './color.ts'
import type {Arguments} from './command.ts'
import type {Io, Output} from './io.ts'

interface Sink {
  readonly format: string
  /** The report's stream where there is none. */
  readonly file?: string
}

interface ReportOptions {
  readonly args: Arguments
  readonly io: Io
  /** Where a report without a file goes: standard output, unless that has something else to carry. */
  readonly output: Output
}

/** Runs a check and prints its report in every format asked for. A machine format carries tool errors too, so that it always parses. */
export async function report<Result extends Report>(run: () => Promise<Result>, {args, io, output}: ReportOptions): Promise<Result> {
  const {failedReport, render, reportFormats, ToolError, writeReport} = await import('../node/lint-command.ts')
  const sinks = sinksOf(args, reportFormats, (code, message) => new ToolError(code, message))
  const most = args.text('max-diagnostics')
  const maxDiagnostics = most === 'none' ? Number.POSITIVE_INFINITY : readCount(most, 'max-diagnostics')
  const show = (result: Report, {format, file}: Sink): void => {
    const text = render(result, format, {
      cwd: io.cwd,
      color: file === undefined && isColored(args, io.env, output),
      width: output.columns,
      quiet: args.flag('quiet'),
      ...(maxDiagnostics !== undefined && {maxDiagnostics}),
    })
    if (file === undefined) output.write(text)
    else writeReport(file, text, io.cwd)
  }
  let result: Result
  try {
    result = await run()
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const {code, message, hint} = error
    const failed = failedReport({code, message, ...(hint !== undefined && {hint})})
    for (const sink of sinks) if (sink.format !== 'pretty') show(failed, sink)
    throw error
  }
  for (const sink of sinks) show(result, sink)
  return result
}

type Fail = (code: string, message: string) => Error

function sinksOf(args: Arguments, formats: readonly string[], fail: Fail): Sink[] {
  const sinks = args.texts('format').map(text => readSink(text))
  for (const {format, file} of sinks) {
    if (!formats.includes(format)) throw fail('FORMAT_UNKNOWN', `Expected --format to be ${listed(formats)}, got \`${format}\`.`)
    if (file === '') throw fail('OPTION_VALUE', `Expected the name of a file after --format ${format}=, got none.`)
  }
  if (sinks.every(({file}) => file !== undefined)) sinks.push({format: 'pretty'})
  if (sinks.filter(({file}) => file === undefined).length > 1) {
    throw fail('FORMAT_TWICE', 'Expected one --format for standard output, got more: write the others with =FILE.')
  }
  return sinks
}

function readSink(text: string): Sink {
  const at = text.indexOf('=')
  return at === -1 ? {format: text} : {format: text.slice(0, at), file: text.slice(at + 1)}
}
