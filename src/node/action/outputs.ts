import {resolve} from 'node:path'
import {fromRoot, isInside} from '../paths.ts'

/** What later steps of a job can use. */
export interface Outputs {
  readonly errors: number
  readonly warnings: number
  /** From the folder that the job works in; empty where none was written. */
  readonly sarifFile: string
}

/** Counts of a report in JSON; none where there is no report, or it is that of a run that could not begin. */
export function countsOf(json: string): Pick<Outputs, 'errors' | 'warnings'> {
  if (json === '') return {errors: 0, warnings: 0}
  const report: unknown = JSON.parse(json)
  const summary = typeof report === 'object' && report !== null && 'summary' in report ? report.summary : undefined
  const count = (name: string): number => {
    const value: unknown = typeof summary === 'object' && summary !== null ? Reflect.get(summary, name) : undefined
    return typeof value === 'number' ? value : 0
  }
  return {errors: count('errors'), warnings: count('warnings')}
}

/** A file as other steps name it. */
export function pathFromWorkspace(file: string, workspace: string): string {
  const path = fromRoot(workspace, file)
  return isInside(path) ? path : resolve(file)
}

/** Outputs as the runner reads them from its file. The delimiter cannot stand in a value that nobody knew it for. */
export function outputText({errors, warnings, sarifFile}: Outputs, delimiter: string): string {
  const values: readonly (readonly [name: string, value: string])[] = [
    ['errors', String(errors)],
    ['warnings', String(warnings)],
    ['sarif-file', sarifFile],
  ]
  return values.map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`).join('')
}
