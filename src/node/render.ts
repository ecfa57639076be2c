import {existsSync, statSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {readerOf} from '../formats/readers.ts'
import type {Report, ReporterOptions, ToolProblem} from '../model/report.ts'
import {reporters} from '../report/index.ts'
import {append} from './append.ts'
import {packageVersion} from './package.ts'
import {shownPath} from './paths.ts'
import {readText} from './read.ts'
import type {Reportable} from './report-context.ts'
import type {ReportSink} from './sinks.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {type FileToWrite, writeTogether} from './write.ts'

export interface RenderOptions {
  readonly cwd: string
  /** The variables of CI; empty where they do not matter. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** On standard output. */
  readonly color: boolean
  /** Columns; 120 where there is no terminal. */
  readonly width: number
  readonly quiet: boolean
  /** Default that of the configuration. */
  readonly maxDiagnostics?: number
}

export interface Delivered {
  /** For standard output. */
  readonly text: string
  /** Files that could not be written. The text names them as well. */
  readonly problems: readonly ToolProblem[]
}

/** Writes the reports that go to files, all or none, and gives back the text for standard output. */
export async function deliver(report: Reportable, sinks: readonly ReportSink[], options: RenderOptions): Promise<Delivered> {
  const rendered = {...options, hasSummary: sinks.some(({format, isAdded}) => format === 'markdown' && isAdded === true)}
  const files: FileToWrite[] = []
  const additions: {readonly file: string; readonly name: string; readonly content: string}[] = []
  for (const sink of sinks) {
    const {file, name = file, isAdded} = sink
    if (file === undefined || name === undefined) continue
    const content = await render(report, sink, rendered)
    if (isAdded) additions.push({file, name, content})
    else files.push({file: refuseInput(file, name), name, content})
  }
  const within = sinks.find(sink => sink.within !== undefined)?.within
  const problems = [
    ...problemsOf(() => writeTogether(files, within === undefined ? {} : {within})),
    ...additions.flatMap(({file, name, content}) => problemsOf(() => append(file, content, name))),
  ]
  const whole = problems.length === 0 ? report : {...report, exitCode: 2 as const, errors: [...report.errors, ...problems]}
  let text = ''
  for (const sink of sinks) if (sink.file === undefined) text += await render(whole, sink, rendered)
  return {text, problems}
}

/** A report in place of a notebook, or of the configuration, would be a slip that nobody wants to make. */
function refuseInput(file: string, name: string): string {
  const read = existsSync(file) ? readText(file, {path: name, maxBytes: 10_000_000}) : undefined
  const isNotebook = read !== undefined && 'text' in read && readerOf(name, read.text) !== undefined
  if (!isNotebook && basename(file) !== 'huntbook.config.yaml') return file
  throw new ToolError(
    'OPTION_VALUE',
    `Expected a file for the report, got \`${name}\`, which is ${isNotebook ? 'a notebook' : 'the configuration'}.`,
  )
}

function problemsOf(work: () => void): ToolProblem[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof ToolError) return [problemOf(error)]
    throw error
  }
}

async function render(
  report: Reportable,
  {format, file, isAdded}: ReportSink,
  {cwd, env, color, maxDiagnostics = report.maxDiagnostics, ...options}: RenderOptions & {readonly hasSummary: boolean},
): Promise<string> {
  const given: ReporterOptions = {
    ...options,
    color: color && file === undefined,
    maxDiagnostics,
    showPath: path => shownPath(resolve(report.root, path), cwd),
  }
  const reporter = await reporters[format]()
  if (format === 'pretty') return reporter(report, given)
  // People wait for `pretty`; the others may take the time to look around.
  const {reportContext} = await import('./report-context.ts')
  const {GITHUB_STEP_SUMMARY: summary = ''} = env
  const target = file === undefined && summary !== '' ? resolve(cwd, summary) : isAdded ? file : undefined
  const bytesBefore = target === undefined ? 0 : sizeOf(target)
  const change = format === 'markdown' ? await report.findChange?.() : undefined
  const context = await reportContext(report, {env, format})
  return reporter(change ? {...report, change} : report, {...given, ...context, bytesBefore})
}

/** Of a file that a report is added to, be it by us or by a shell. */
function sizeOf(file: string): number {
  try {
    return statSync(file, {throwIfNoEntry: false})?.size ?? 0
  } catch {
    // Writing to it says why.
    return 0
  }
}

/** The report of a run that could not begin. */
export function failedReport({code, message, hint}: ToolProblem): Report {
  // The message of an error would be lost in JSON.
  const plainProblem = {code, message, ...(hint !== undefined && {hint})}
  return {
    version: packageVersion(),
    root: '',
    exitCode: 2,
    notebooks: 0,
    skipped: 0,
    diagnostics: [],
    errors: [plainProblem],
    maxDiagnostics: 0,
  }
}
