import {isChosen} from '../files.ts'
import type {LintOptions} from '../lint.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'
import type {Linter} from './linter.ts'
import {looksAtAnything, visitorsOf} from './visitors.ts'

/** What is in the index cannot be written, and is compared with nothing but HEAD; a baseline is made of files. */
export function refuseTogether({
  staged,
  fix = false,
  since,
  stdin,
  writeBaseline,
  pruneBaseline,
  configRef,
  changedCells,
}: LintOptions): void {
  if (changedCells && since === undefined) throw new ToolError('OPTION_VALUE', 'Expected --changed-cells with --since.')
  if (configRef !== undefined && (writeBaseline || pruneBaseline)) {
    throw new ToolError('OPTION_VALUE', `Expected --config-ref or --${writeBaseline ? 'write' : 'prune'}-baseline, got both.`, {
      hint: 'with --config-ref the baseline is that of the commit, which cannot be written',
    })
  }
  if (stdin && (writeBaseline || pruneBaseline)) {
    throw new ToolError('OPTION_VALUE', `Expected files with --${writeBaseline ? 'write' : 'prune'}-baseline, got --stdin.`)
  }
  if (!staged) return
  const other = fix !== false ? '--fix' : since !== undefined ? '--since' : stdin ? '--stdin' : undefined
  if (other === undefined) return
  throw new ToolError('OPTION_VALUE', `Expected --staged or ${other}, got both.`, {
    ...(other === '--fix' && {hint: 'run --fix without --staged, look at what it did, and git add it'}),
  })
}

/** Whether a run is to be described as one part of a larger one. That is about files as they are. */
export function isPart({blob, stdin, fix = false}: LintOptions, {config}: Pick<Workspace, 'config'>): boolean {
  const isAsked = blob ?? config.formats.some(text => /^blob(?:=|$)/u.test(text))
  const other = stdin ? '--stdin' : fix !== false ? '--fix' : undefined
  if (!isAsked || other === undefined) return isAsked
  throw new ToolError('OPTION_VALUE', `Expected the format \`blob\` or ${other}, got both.`)
}

/** A run that was asked for certain rules of which none can look at anything would be clean whatever the notebooks hold. */
export function refuseNothing(linter: Linter, paths: readonly string[], {only = [], since}: LintOptions): void {
  if (only.length === 0 || paths.length === 0) return
  const active = paths.flatMap(path => linter.pick(path))
  if (active.length > 0 && [...new Set(active)].some(rule => looksAtAnything(visitorsOf(linter, rule, '')))) return
  const asked = only.map(id => `\`${id}\``).join(', ')
  if (active.length === 0) throw new ToolError('RULE_OFF', `Expected ${asked} to be on, got it turned off.`)
  const hint = since === undefined ? {hint: 'rules that compare with a commit need --since'} : {}
  throw new ToolError('RULE_OFF', `Expected ${asked} to look at something in this run, got nothing.`, hint)
}

/** Named notebooks that the configuration does not choose are no hunts of the catalog, which nobody would notice. */
export function unchosenNote({workspace}: Linter, paths: readonly string[]): string | undefined {
  const left = workspace.isConfigured ? paths.filter(path => !isChosen(workspace, path)) : []
  const [first] = left
  if (first === undefined) return undefined
  return left.length === 1
    ? `${first} is not among the \`files\` of the configuration: rules about hunts do not look at it`
    : `${first} and ${left.length - 1} more are not among the \`files\` of the configuration: rules about hunts do not look at them`
}
