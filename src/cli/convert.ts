import type {ExitCode} from '../model/report.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import type {Io} from './io.ts'
import {configOption} from './lint.ts'
import {chooseOptions} from './options.ts'

export const convert: Command = {
  name: 'convert',
  usage: '--to myst|ipynb [OPTIONS] [FILE|FOLDER|GLOB…]',
  summary: '.ipynb to MyST Markdown and back',
  options: {
    to: {type: 'string', choices: ['myst', 'ipynb'], effect: 'the format to write'},
    out: {type: 'string', value: 'FOLDER', effect: 'where to write; default beside the input, with the same stem'},
    stdout: {type: 'boolean', effect: 'write one notebook to standard output'},
    fresh: {type: 'boolean', effect: 'write over an existing file'},
    ...chooseOptions,
  },
  run,
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {convertFiles, printConvert, ToolError} = await import('../node/convert-command.ts')
  const to = args.text('to')
  const out = args.text('out')
  if (to !== 'myst' && to !== 'ipynb') throw new ToolError('OPTION_MISSING', 'Expected --to myst or --to ipynb, got neither.')
  if (args.flag('stdout') && out !== undefined) throw new ToolError('OPTION_VALUE', 'Expected --stdout or --out, got both.')
  const outcome = await convertFiles({
    cwd: io.cwd,
    ...configOption(args),
    files: args.positionals,
    to,
    ...(out !== undefined && {out}),
    stdout: args.flag('stdout'),
    fresh: args.flag('fresh'),
    allowEmpty: args.flag('allow-empty'),
    noIgnore: args.flag('no-ignore'),
  })
  if (outcome.text !== undefined) io.stdout.write(outcome.text)
  io.stderr.write(
    printConvert(outcome, {cwd: io.cwd, quiet: args.flag('quiet'), width: io.stderr.columns, color: isColored(args, io.env, io.stderr)}),
  )
  return outcome.exitCode
}
