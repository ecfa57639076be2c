import {resolve} from 'node:path'
import {nearest} from '../lint/schemas/nearest.ts'
import type {ReportFormat} from '../report/index.ts'
import {readSinks, reportFormats, type SinkProblem} from '../report/sinks.ts'
import {ToolError} from './tool-error.ts'

/** Where a report goes. */
export interface ReportSink {
  readonly format: ReportFormat
  /** Absolute; standard output where there is none. */
  readonly file?: string
  /** What people call the file. */
  readonly name?: string
  /** The folder that the file may not leave. */
  readonly within?: string
  /** It is added to what the file holds. */
  readonly isAdded?: true
}

export interface SinkOptions {
  /** What the command line asks for. */
  readonly asked: readonly string[]
  /** What the configuration asks for where the command line says nothing, and the folder where its paths start. */
  readonly configured?: {readonly formats: readonly string[]; readonly root: string}
  readonly cwd: string
  /** The variables of CI; empty where they do not matter. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The reports of a run. What cannot be is wrong use. */
export function sinksOf({asked, configured, cwd, env}: SinkOptions): readonly ReportSink[] {
  if (asked.length > 0) return placed(asked, {folder: cwd}).map(sink => (isSummary(sink, env, cwd) ? {...sink, isAdded: true} : sink))
  if (configured && configured.formats.length > 0) return placed(configured.formats, {folder: configured.root, within: configured.root})
  return env.GITHUB_ACTIONS === 'true' ? forGithub(env, cwd) : [{format: 'pretty'}]
}

function placed(texts: readonly string[], {folder, within}: {readonly folder: string; readonly within?: string}): readonly ReportSink[] {
  const sinks = readSinks(texts)
  if (!('message' in sinks)) {
    return sinks.map(({format, file}) =>
      file === undefined ? {format} : {format, file: resolve(folder, file), name: file, ...(within !== undefined && {within})},
    )
  }
  const hint = sinkHint(sinks)
  throw new ToolError(sinks.code, sinks.message, hint === undefined ? {} : {hint})
}

/** What to do about it. */
export function sinkHint({hint, unknown}: SinkProblem): string | undefined {
  const meant = unknown === undefined ? undefined : nearest(unknown, reportFormats)
  return meant === undefined ? hint : `did you mean \`${meant}\`?`
}

/** Other commands of the step may have written to it. */
function isSummary({format, file}: ReportSink, {GITHUB_STEP_SUMMARY: summary = ''}: SinkOptions['env'], cwd: string): boolean {
  return format === 'markdown' && summary !== '' && file === resolve(cwd, summary)
}

/** Annotations beside the log, and all findings in the summary of the job. */
function forGithub({GITHUB_STEP_SUMMARY: summary = ''}: SinkOptions['env'], cwd: string): readonly ReportSink[] {
  const log = [{format: 'pretty'}, {format: 'github'}] as const
  return summary === '' ? log : [...log, {format: 'markdown', file: resolve(cwd, summary), name: 'GITHUB_STEP_SUMMARY', isAdded: true}]
}
