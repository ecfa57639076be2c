import {type ReportFormat, reporters} from './index.ts'

/** A report that somebody asks for. */
export interface Sink {
  readonly format: ReportFormat
  /** As it was written; standard output where there is none. */
  readonly file?: string
}

export interface SinkProblem {
  readonly code: string
  readonly message: string
  readonly hint?: string
  /** Which of the texts is meant, from 0. */
  readonly index: number
  /** A name that is not known. */
  readonly unknown?: string
}

export const reportFormats: readonly string[] = Object.keys(reporters)

/** Reads `F` and `F=FILE`. Standard output gets `pretty` where nothing else is for it. */
export function readSinks(texts: readonly string[]): readonly Sink[] | SinkProblem {
  const sinks: Sink[] = []
  for (const [index, text] of texts.entries()) {
    const sink = readSink(text)
    const problem = 'message' in sink ? sink : problemBeside(sinks, sink)
    if (problem) return {...problem, index}
    if ('format' in sink) sinks.push(sink)
  }
  return sinks.some(({file}) => file === undefined) ? sinks : [...sinks, {format: 'pretty'}]
}

type Problem = Omit<SinkProblem, 'index'>

function readSink(text: string): Sink | Problem {
  const at = text.indexOf('=')
  const name = at === -1 ? text : text.slice(0, at)
  if (!isFormat(name)) {
    const known = reportFormats.map(format => `\`${format}\``).join(', ')
    return {code: 'FORMAT_UNKNOWN', message: `Expected a format of reports (${known}), got \`${name}\`.`, unknown: name}
  }
  if (at === -1) return {format: name}
  const file = text.slice(at + 1)
  if (file === '') return {code: 'OPTION_VALUE', message: `Expected the name of a file after \`${text}\`, got none.`}
  if (file !== '-') return {format: name, file}
  // People mean standard output by it.
  return {
    code: 'OPTION_VALUE',
    message: 'Expected the name of a file for the report, got `-`.',
    hint: 'without `=-` it goes to standard output; `=./-` is a file of that name',
  }
}

function isFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reporters, name)
}

function problemBeside(sinks: readonly Sink[], {format, file}: Sink): Problem | undefined {
  if (file !== undefined) {
    const isTaken = sinks.some(other => other.file === file)
    return isTaken ? {code: 'FORMAT_TWICE', message: `Expected a file for each report, got \`${file}\` for two.`} : undefined
  }
  const others = sinks.filter(other => other.file === undefined).map(other => other.format)
  const isPair = others.length === 1 && [...others, format].sort().join() === 'github,pretty'
  if (others.length === 0 || isPair) return undefined
  const got = [...others, format].map(name => `\`${name}\``).join(', ')
  return {
    code: 'FORMAT_TWICE',
    message: `Expected one format for standard output, or \`pretty\` and \`github\`, got ${got}: write the others with =FILE.`,
  }
}
