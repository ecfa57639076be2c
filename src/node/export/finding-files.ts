import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {exportFinding} from '../../export/finding/export-finding.ts'
import {readFinding} from '../../export/finding/read.ts'
import type {ExportOptions, Target} from '../../export/index.ts'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ExportProblem, OutputFile} from '../../model/findings.ts'
import {fromRoot} from '../paths.ts'
import {readText} from '../read.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'
import {findingStem} from './names.ts'

/** Paths from the root of the findings that arguments name, files or globs, each once and in order. */
export async function findingPaths({root, cwd}: Workspace, args: readonly string[]): Promise<string[]> {
  const {glob} = await import('glob')
  const paths = new Set<string>()
  for (const arg of args) {
    const files = existsSync(resolve(cwd, arg)) ? [arg] : await glob(arg, {cwd, nodir: true, posix: true})
    if (files.length === 0) throw new ToolError('FILE_MISSING', `Expected a finding at \`${arg}\`, got no such file.`)
    for (const file of files) paths.add(fromRoot(root, resolve(cwd, file)))
  }
  return [...paths].sort()
}

interface FindingRun {
  readonly workspace: Workspace
  readonly targets: readonly Target[]
  readonly options: Omit<ExportOptions, 'targets'>
}

/** The requests of a finding that was written before. */
export function exportFindingFile(
  path: string,
  {workspace: {root, config}, targets, options}: FindingRun,
): {readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[]} {
  const read = readText(resolve(root, path), {path, maxBytes: config.maxFileBytes})
  if (!('text' in read)) return {files: [], diagnostics: [read]}
  const {finding, problems} = readFinding(read.text)
  if (!finding) return {files: [], diagnostics: problems.map(problem => diagnosticOf(path, problem))}
  const result = exportFinding(finding, {...options, stem: findingStem(path), targets, tenants: options.facts.tenants})
  return {files: result.files, diagnostics: [...problems, ...result.problems].map(problem => diagnosticOf(path, problem))}
}

function diagnosticOf(path: string, {rule, severity, message}: ExportProblem): Diagnostic {
  return fileDiagnostic({rule, severity, path, message})
}
