import type {LintReport} from '../node/lint-command.ts'
import {readCount} from './arguments.ts'
import {isColored} from './color.ts'
import type {Arguments} from './command.ts'
import {ciVariables, withConfig} from './config-option.ts'
import type {Io, Output} from './io.ts'

interface ReportOptions {
  readonly args: Arguments
  readonly io: Io
  /** Where a report without a file goes: standard output, unless that has something else to carry. */
  readonly output: Output
}

/** Runs a check and makes its report in every format asked for. Formats for machines carry tool errors too, so that they always parse. */
export async function report(run: () => Promise<LintReport>, {args, io, output}: ReportOptions): Promise<LintReport> {
  const {configuredFormats, deliver, failedReport, sinksOf, ToolError, toolProblem} = await import('../node/lint-command.ts')
  const {cwd} = io
  const env = ciVariables(args, io)
  const asked = args.texts('format')
  // Wrong use is found before anything is read.
  sinksOf({asked, cwd, env})
  const most = args.text('max-diagnostics')
  const maxDiagnostics = most === 'none' ? Number.POSITIVE_INFINITY : readCount(most, 'max-diagnostics')
  const options = {
    cwd,
    env,
    color: isColored(args, io.env, output),
    width: output.columns,
    quiet: args.flag('quiet'),
    ...(maxDiagnostics !== undefined && {maxDiagnostics}),
  }
  let result: LintReport
  try {
    result = await run()
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const isAsked = asked.length > 0 || error.code.startsWith('CONFIG_REF_')
    const configured = isAsked ? undefined : await withConfig(args, io, configuredFormats)
    const sinks = sinksOf({asked, cwd, env, ...(configured && {configured})})
    const others = sinks.filter(({format}) => format !== 'pretty')
    const {text, problems} = await deliver(failedReport(error), others, options)
    output.write(text)
    for (const problem of problems) io.stderr.write(`${toolProblem(problem)}\n`)
    throw error
  }
  const {formats = [], root} = result
  const {text, problems} = await deliver(result, sinksOf({asked, configured: {formats, root}, cwd, env}), options)
  output.write(text)
  return problems.length === 0 ? result : {...result, exitCode: 2}
}
