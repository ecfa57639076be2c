import type {ExitCode} from '../model/report.ts'
import type {ExportOutcome, printExport} from '../node/export-command.ts'
import type {CompatFilesOptions} from '../node/export-compat-command.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {withConfig} from './config-option.ts'
import {checkModes, compatOptions, readCompatOptions} from './export-compat.ts'
import {exportOptions, readExportOptions} from './export-options.ts'
import type {Io} from './io.ts'
import {allowEmptyOption} from './options.ts'
import {progressOn, wantsProgress} from './progress.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: '[OPTIONS] NOTEBOOK…',
  summary: 'executed notebook to findings, without what is tagged as internal',
  options: {...exportOptions, ...allowEmptyOption, ...compatOptions},
  run,
  takesConfigRef: true,
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  checkModes(args, exportCommand.options)
  const progress = progressOn(io.stderr, {isShown: wantsProgress(args, io)})
  const exporting = withConfig(args, io, place => {
    const given: Given = {...place, files: args.positionals, allowEmpty: args.flag('allow-empty'), onProgress: progress.show}
    return args.flag('compat') ? runCompat(args, given) : runFindings(args, given)
  })
  const {outcome, print} = await exporting.finally(progress.clear)
  if (outcome.text !== undefined) io.stdout.write(outcome.text)
  io.stderr.write(
    print(outcome, {
      cwd: io.cwd,
      quiet: args.flag('quiet'),
      width: io.stderr.columns,
      color: isColored(args, io.env, io.stderr),
    }),
  )
  return outcome.exitCode
}

type Given = Omit<CompatFilesOptions, 'choice' | 'out'>

interface Exported {
  readonly outcome: ExportOutcome
  readonly print: typeof printExport
}

async function runFindings(args: Arguments, given: Given): Promise<Exported> {
  const {exportFiles, printExport: print} = await import('../node/export-command.ts')
  return {outcome: await exportFiles({...given, ...readExportOptions(args)}), print}
}

async function runCompat(args: Arguments, given: Given): Promise<Exported> {
  const {exportCompatFiles, printExport: print} = await import('../node/export-compat-command.ts')
  return {outcome: await exportCompatFiles({...given, ...readCompatOptions(args)}), print}
}
