import {largestFile} from '../model/limits.ts'
import type {ExitCode} from '../model/report.ts'
import type {LintOptions, LintReport} from '../node/lint.ts'
import {readCount} from './arguments.ts'
import type {Arguments, Command} from './command.ts'
import {ciVariables, configOption, configRefOption} from './config-option.ts'
import type {Io} from './io.ts'
import {lintOptions} from './options.ts'
import {progressOn, wantsProgress} from './progress.ts'
import {report} from './report.ts'
import {selectionOf} from './selection.ts'

export const lint: Command = {
  name: 'lint',
  usage: '[OPTIONS] [FILE|FOLDER|GLOB…]',
  summary: 'check the chosen notebooks against the rules',
  options: {
    ...lintOptions,
    stdin: {type: 'boolean', effect: 'check one notebook from standard input; needs --stdin-path'},
    watch: {type: 'boolean', effect: 'check again whenever a file changes, until Ctrl+C; not in CI'},
    'stdin-path': {type: 'string', value: 'PATH', suggests: 'files', effect: 'the path that decides format, configuration and reports'},
  },
  run: async (args, io) => {
    if (!args.flag('watch')) return runLint(args, io, {checkGroups: false})
    const {watchLint} = await import('./watch.ts')
    return watchLint(args, io, memory => lintOnce(args, io, {checkGroups: false, memory}))
  },
  takesConfigRef: true,
  notes: ['Without files: the whole catalog of the configuration.'],
}

interface LintRun {
  readonly checkGroups: boolean
  /** Of earlier runs. */
  readonly memory?: NonNullable<LintOptions['memory']>
}

/** Also what `check` does, which has no standard input. */
export async function runLint(args: Arguments, io: Io, options: LintRun): Promise<ExitCode> {
  return (await lintOnce(args, io, options)).exitCode
}

async function lintOnce(args: Arguments, io: Io, {checkGroups, memory}: LintRun): Promise<LintReport> {
  const {addCommand, lintFiles, terminalText, readShard, ToolError} = await import('../node/lint-command.ts')
  const path = args.text('stdin-path')
  const fix = fixOption(args)
  const isDiff = args.flag('diff')
  // Wrong use found here is in a machine format's report too.
  const progress = progressOn(io.stderr, {isShown: wantsProgress(args, io)})
  const run = async (): Promise<LintReport> => {
    const shard = args.text('shard')
    const maxWarnings = readCount(args.text('max-warnings'), 'max-warnings')
    const workers = args.text('workers') === 'auto' ? undefined : readCount(args.text('workers'), 'workers')
    if (args.flag('stdin') !== (path !== undefined)) throw new ToolError('OPTION_VALUE', 'Expected --stdin and --stdin-path together.')
    const isListed = args.positionals.length > 0 || args.text('files-from') !== undefined
    if (path !== undefined && isListed) throw new ToolError('OPTION_VALUE', 'Expected --stdin or files, got both.')
    if (path !== undefined && args.text('since') !== undefined) {
      throw new ToolError('OPTION_VALUE', 'Expected --stdin or --since, got both.')
    }
    const running = lintFiles({
      cwd: io.cwd,
      ...configOption(args),
      ...configRefOption(args, io),
      rules: args.texts('rule'),
      only: args.texts('only'),
      checkGroups,
      ...(maxWarnings !== undefined && {maxWarnings}),
      ...blobOption(args),
      fix,
      dryRun: isDiff || args.flag('fix-dry-run'),
      failOnChange: isDiff || args.flag('fail-on-change'),
      noSuppressions: args.flag('no-suppressions'),
      ...baselineOptions(args),
      cache: args.flag('no-cache') ? false : (args.text('cache-folder') ?? true),
      ...(workers !== undefined && {workers}),
      trustWorkspace: args.flag('trust-workspace'),
      exitZero: args.flag('exit-zero'),
      allowEmpty: args.flag('allow-empty'),
      noIgnore: args.flag('no-ignore'),
      staged: args.flag('staged'),
      changedCells: args.flag('changed-cells'),
      ...(shard !== undefined && {shard: readShard(shard)}),
      ...(await selectionOf(args, io)),
      ...(path === undefined ? {files: args.positionals} : {stdin: {path, bytes: await io.stdin(largestFile)}}),
      onProgress: progress.show,
      ...(memory && {memory}),
    })
    return running.finally(progress.clear)
  }
  // The fixed notebook takes standard output, as a filter of an editor expects it; so do differences.
  const isFilter = fix !== false && path !== undefined && !isDiff
  const result = await report(run, {args, io, output: isFilter || isDiff ? io.stderr : io.stdout})
  const {stdin, notes, fixed} = result
  if (isFilter && stdin) io.stdout.write(stdin)
  if (isDiff) {
    const {fixDiff} = await import('../node/fix-diff.ts')
    io.stdout.write(fixDiff(fixed, {style: args.text('diff-style') === 'file' ? 'file' : 'cells', exact: isExact(args, io)}))
  }
  const written = fixed.flatMap(({path: file, change}) => (change === undefined ? [file] : []))
  if (written.length > 0 && args.flag('fail-on-change') && !args.flag('quiet')) {
    const names = written.slice(0, mostNamed).map(terminalText).join(', ')
    const others = written.length > mostNamed ? ` and ${written.length - mostNamed} more` : ''
    io.stderr.write(`${written.length === 1 ? '1 file was' : `${written.length} files were`} changed: ${names}${others}.\n`)
  }
  if (!args.flag('quiet')) writeNotes(notes, io, terminalText)
  // Of a hook the last line is the command to copy.
  if (written.length > 0 && args.flag('fail-on-change') && path === undefined) {
    io.stderr.write(addCommand(written, {root: result.root, cwd: io.cwd}))
  }
  return result
}

export function writeNotes(notes: readonly string[], io: Io, shown: (text: string) => string): void {
  io.stderr.write(notes.map(note => `note: ${shown(note)}\n`).join(''))
}

/** Of a hook people ask which files to look at before they try again. */
const mostNamed = 5

/** A terminal acts on control characters, and the log of a runner on whole lines. */
function isExact(args: Arguments, io: Io): boolean {
  const env = ciVariables(args, io)
  return !io.stdout.isTerminal && ['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD'].every(name => (env[name] ?? '') === '')
}

/** Everything that shows or writes fixes asks for them. */
function fixOption(args: Arguments): boolean | 'unsafe' {
  if (args.flag('fix-unsafe')) return 'unsafe'
  return ['fix', 'fix-dry-run', 'diff'].some(name => args.flag(name))
}

/** Where the command line asks for formats, the configuration does not. */
function blobOption(args: Arguments): Pick<LintOptions, 'blob'> {
  const formats = args.texts('format')
  return formats.length === 0 ? {} : {blob: formats.some(format => /^blob(?:=|$)/u.test(format))}
}

export function baselineOptions(args: Arguments): Pick<LintOptions, 'baseline' | 'writeBaseline' | 'force' | 'pruneBaseline'> {
  const baseline = args.flag('no-baseline') ? false : args.text('baseline')
  return {
    ...(baseline !== undefined && {baseline}),
    writeBaseline: args.flag('write-baseline'),
    force: args.flag('force'),
    pruneBaseline: args.flag('prune-baseline'),
  }
}
