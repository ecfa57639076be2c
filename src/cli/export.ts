import type {ExitCode} from '../model/report.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {configOption} from './config-option.ts'
import {exportOptions, readExportOptions} from './export-options.ts'
import type {Io} from './io.ts'
import {allowEmptyOption} from './options.ts'
import {progressOn, wantsProgress} from './progress.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: '[OPTIONS] NOTEBOOK…',
  summary: 'executed notebook to findings, without what is tagged as internal',
  options: {...exportOptions, ...allowEmptyOption},
  run,
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {exportFiles, printExport} = await import('../node/export-command.ts')
  const progress = progressOn(io.stderr, {isShown: wantsProgress(args, io)})
  const outcome = await exportFiles({
    cwd: io.cwd,
    ...configOption(args),
    ...readExportOptions(args),
    files: args.positionals,
    allowEmpty: args.flag('allow-empty'),
    onProgress: progress.show,
  }).finally(progress.clear)
  if (outcome.text !== undefined) io.stdout.write(outcome.text)
  io.stderr.write(
    printExport(outcome, {
      cwd: io.cwd,
      quiet: args.flag('quiet'),
      width: io.stderr.columns,
      color: isColored(args, io.env, io.stderr),
    }),
  )
  return outcome.exitCode
}
