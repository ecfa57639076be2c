import type {Diagnostic} from '../model/diagnostic.ts'
import type {CheckChange, Report, ReporterOptions} from '../model/report.ts'
import {cellName} from './cell-name.ts'
import {counted, countedFindings, foundSentence, restSentences, severities} from './count.ts'
import {encodePath} from './encode-path.ts'
import {escapeHtml, escapeMarkdown} from './markdown-escape.ts'
import {problemText} from './problem.ts'
import {utf8Bytes} from './utf8.ts'

/** GitHub shows nothing at all of a summary above 1 MiB. In bytes. */
const mostBytes = 900_000
/** With more, there is one table for each notebook, closed. */
const mostRows = 50

/** For the summary of a CI job, or a comment: counts, then tables, the worst first. */
export function markdown(report: Report, options: ReporterOptions): string {
  const room = mostBytes - (options.bytesBefore ?? 0)
  const head = headOf(report)
  const tables = report.diagnostics.length > mostRows ? notebookTables(report.diagnostics, options) : oneTable(report.diagnostics, options)
  return fitting(head, tables, room)
}

function headOf({diagnostics, errors, change, ...report}: Report): string {
  const found = countedFindings(diagnostics)
  const title = found === '' ? (errors.length > 0 ? 'not checked' : 'nothing found') : found
  const sentences = [foundSentence({...report, diagnostics, errors}), ...restSentences({...report, diagnostics, errors})]
  const parts = [
    `## huntbook: ${title}`,
    errors.map(error => `- **error** ${escapeMarkdown(problemText(error))}`).join('\n'),
    sentences.join(' '),
    change ? changeSentence(change) : '',
  ]
  return parts
    .filter(part => part !== '')
    .map(part => `${part}\n`)
    .join('\n')
}

/** Whoever reviews a change should see what it does to the checks. */
function changeSentence({suppressions, baselined, turnedOff, ignored = [], problem, ...change}: CheckChange): string {
  const {lowered = [], ignoreAdded = [], filesRemoved = []} = change
  const does = [
    ...(suppressions > 0 ? [`adds ${counted(suppressions, 'suppression')}`] : []),
    ...(turnedOff.length > 0 ? [`turns off ${codes(turnedOff)}`] : []),
    ...(lowered.length > 0 ? [`lowers ${codes(lowered)}`] : []),
    ...(baselined > 0 ? [`adds ${baselined} baseline ${baselined === 1 ? 'entry' : 'entries'}`] : []),
    ...(ignoreAdded.length > 0 ? [`adds ${codes(ignoreAdded)} to \`ignore\``] : []),
    ...(filesRemoved.length > 0 ? [`removes ${codes(filesRemoved)} from \`files\``] : []),
    ...(ignored.length > 0 ? [`leaves out ${named(ignored)}`] : []),
  ]
  const sentences = [
    ...(does.length > 0 ? [`This change ${does.join(', ')}.`] : []),
    ...(problem === undefined ? [] : [`The configuration that it leaves is at fault: ${escapeMarkdown(problem)}`]),
  ]
  return sentences.join(' ')
}

function codes(words: readonly string[]): string {
  return words.map(word => escapeMarkdown(`\`${word}\``)).join(', ')
}

/** How many names of files one sentence shows. */
const mostNames = 5

function named(paths: readonly string[]): string {
  const shown = paths.slice(0, mostNames).map(escapeMarkdown).join(', ')
  return paths.length > mostNames ? `${shown} and ${paths.length - mostNames} more` : shown
}

/** Rows with what stands around them. */
interface Table {
  readonly before: string
  readonly rows: readonly string[]
  readonly after: string
}

const tableHead = '| severity | place | cell | rule | message |\n|---|---|---|---|---|\n'

function oneTable(diagnostics: readonly Diagnostic[], options: ReporterOptions): Table[] {
  if (diagnostics.length === 0) return []
  return [{before: `\n${tableHead}`, rows: bySeverity(diagnostics).map(diagnostic => rowOf(diagnostic, options)), after: ''}]
}

/** Those with the worst findings first. */
function notebookTables(diagnostics: readonly Diagnostic[], options: ReporterOptions): Table[] {
  const byPath = new Map<string, Diagnostic[]>()
  for (const diagnostic of bySeverity(diagnostics)) {
    const found = byPath.get(diagnostic.path)
    if (found) found.push(diagnostic)
    else byPath.set(diagnostic.path, [diagnostic])
  }
  return [...byPath].map(([path, found]) => ({
    before: `\n<details><summary>${escapeHtml(path)}: ${countedFindings(found)}</summary>\n\n${tableHead}`,
    rows: found.map(diagnostic => rowOf(diagnostic, options)),
    after: '\n</details>\n',
  }))
}

function bySeverity(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

function rowOf(diagnostic: Diagnostic, {linkBase, pathFrom = path => path}: ReporterOptions): string {
  const {severity, path, range, rule, message} = diagnostic
  const {line} = range.start
  const place = escapeMarkdown(`${path}:${line}`)
  // `plain=1` shows the lines of what GitHub would render.
  const link = linkBase === undefined ? place : `[${place}](${linkBase}${encodePath(pathFrom(path, 'repository'))}?plain=1#L${line})`
  return `| ${severity} | ${link} | ${cellName(diagnostic)} | ${escapeMarkdown(rule)} | ${escapeMarkdown(message)} |\n`
}

/** As many rows as there is room for, in bytes. A table is closed wherever it ends. */
function fitting(head: string, tables: readonly Table[], room: number): string {
  const missingLine = (missing: number): string =>
    missing === 0 ? '' : `\n… and ${counted(missing, 'more finding')}: there is no room for them here.\n`
  let missing = tables.reduce((sum, {rows}) => sum + rows.length, 0)
  let left = room - utf8Bytes(head) - utf8Bytes(missingLine(missing))
  if (left < 0) return ''
  const parts = [head]
  for (const {before, rows, after} of tables) {
    left -= utf8Bytes(before + after)
    const shown: string[] = []
    for (const row of rows) {
      const bytes = utf8Bytes(row)
      if (bytes > left) break
      left -= bytes
      shown.push(row)
    }
    if (shown.length > 0) parts.push(before, ...shown, after)
    missing -= shown.length
    if (shown.length < rows.length) break
  }
  return parts.join('') + missingLine(missing)
}
