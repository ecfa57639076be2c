import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {exportFinding} from '../../export/finding/export-finding.ts'
import {readFinding} from '../../export/finding/read.ts'
import type {Target} from '../../export/index.ts'
import {stemOf} from '../../export/stem.ts'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {fromRoot} from '../paths.ts'
import {readText} from '../read.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'
import type {Made, WrittenFindings} from './run.ts'
import type {Settled} from './settings.ts'
import type {StaleDiagnostics} from './stale.ts'

interface FindingRun {
  readonly targets: readonly Target[]
  readonly settled: Settled
  /** Whether a glob may stand for nothing. */
  readonly allowEmpty: boolean
  readonly stale: StaleDiagnostics
}

/** The findings that arguments name, to be made into requests. */
export async function openFindings(workspace: Workspace, args: readonly string[], run: FindingRun): Promise<WrittenFindings> {
  const paths = await findingPaths(workspace, args, run.allowEmpty ? 'maybe none' : 'some')
  return {paths, nameOf: findingStem, make: path => make(path, workspace, run)}
}

/** Paths from the root of the findings that arguments name, files or globs, each once and in order. */
async function findingPaths({root, cwd}: Workspace, args: readonly string[], expected: 'some' | 'maybe none'): Promise<string[]> {
  const {glob, hasMagic} = await import('glob')
  const paths = new Set<string>()
  for (const arg of args) {
    const isFile = existsSync(resolve(cwd, arg))
    const files = isFile ? [arg] : await glob(arg, {cwd, nodir: true, posix: true})
    if (files.length === 0 && (expected === 'some' || !hasMagic(arg, {magicalBraces: true}))) {
      throw new ToolError('FILE_MISSING', `Expected a finding at \`${arg}\`, got no such file.`)
    }
    for (const file of files) paths.add(fromRoot(root, resolve(cwd, file)))
  }
  return [...paths].sort()
}

/** The stem of the files that are made of a finding: that of the notebook which it was made of. */
function findingStem(path: string): string {
  return stemOf(path).replace(/(?<=.)\.finding$/u, '')
}

/** The requests of a finding that was written before. */
function make(path: string, {root, config}: Workspace, {targets, settled, stale}: FindingRun): Made {
  const read = readText(resolve(root, path), {path, maxBytes: config.maxFileBytes})
  if (!('text' in read)) return {files: [], diagnostics: [read]}
  const {finding, problems} = readFinding(read.text)
  if (!finding) return {files: [], diagnostics: problems.map(problem => diagnosticOf(path, problem))}
  const {facts, ...options} = settled.for(path, '')
  const {tenants, allowList} = facts
  const result = exportFinding(finding, {...options, stem: findingStem(path), targets, tenants, allowList})
  const diagnostics = [...problems, ...result.problems].map(problem => diagnosticOf(path, problem))
  return {files: result.files, diagnostics, after: written => stale({path}, written)}
}

function diagnosticOf(path: string, {rule, severity, message}: ExportProblem): Diagnostic {
  return fileDiagnostic({rule, severity, path, message})
}
