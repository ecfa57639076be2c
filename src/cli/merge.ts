import type {ExitCode} from '../model/report.ts'
import type {LintReport} from '../node/lint.ts'
import {readCount} from './arguments.ts'
import type {Arguments} from './command.ts'
import {configOption, configRefOption} from './config-option.ts'
import type {Io} from './io.ts'
import {baselineOptions, writeNotes} from './lint.ts'
import {report} from './report.ts'

/** What the runs of the parts are for: a merge chooses, checks and changes nothing. */
const others = [
  'files-from',
  'since',
  'changed-cells',
  'staged',
  'shard',
  'no-ignore',
  'fix',
  'fix-unsafe',
  'fix-dry-run',
  'diff',
  'fail-on-change',
] as const

/** Puts the parts of a run together and reports them as the whole. */
export async function runMerge(args: Arguments, io: Io): Promise<ExitCode> {
  const {mergeShards} = await import('../node/merge-command.ts')
  const {terminalText, ToolError} = await import('../node/lint-command.ts')
  const run = async (): Promise<LintReport> => {
    const folder = args.text('merge')
    if (folder === undefined) throw new ToolError('OPTION_VALUE', 'Expected --allow-missing-shards with --merge.')
    const other = others.find(name => args.text(name) !== undefined || args.flag(name))
    if (other !== undefined) throw new ToolError('OPTION_VALUE', `Expected --merge or --${other}, got both.`)
    if (args.positionals.length > 0) throw new ToolError('OPTION_VALUE', 'Expected --merge or files, got both.')
    const maxWarnings = readCount(args.text('max-warnings'), 'max-warnings')
    return mergeShards({
      cwd: io.cwd,
      ...configOption(args),
      ...configRefOption(args, io),
      folder,
      allowMissing: args.flag('allow-missing-shards'),
      formats: args.texts('format'),
      rules: args.texts('rule'),
      only: args.texts('only'),
      noSuppressions: args.flag('no-suppressions'),
      ...baselineOptions(args),
      ...(maxWarnings !== undefined && {maxWarnings}),
      exitZero: args.flag('exit-zero'),
    })
  }
  const result = await report(run, {args, io, output: io.stdout})
  if (!args.flag('quiet')) writeNotes(result.notes, io, terminalText)
  return result.exitCode
}
