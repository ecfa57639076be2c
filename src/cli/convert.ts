import {largestFile} from '../model/limits.ts'
import type {ExitCode} from '../model/report.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {withConfig} from './config-option.ts'
import {checkOptions, convertOptions, stripParts} from './convert-options.ts'
import type {Io} from './io.ts'
import {progressOn, wantsProgress} from './progress.ts'
import {selectionOf} from './selection.ts'

export const convert: Command = {
  name: 'convert',
  usage: '--to myst|ipynb|--sync|--check|--in-place [OPTIONS] [FILE|FOLDER|GLOB…]',
  summary: '.ipynb to MyST Markdown and back, and both kept in step',
  options: convertOptions,
  run,
  takesConfigRef: true,
  notes: [
    'Without files: the whole catalog of the configuration.',
    'A file that exists is updated: what did not change keeps its bytes, and outputs stay with the cells that they belong to.',
  ],
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  checkOptions(args)
  const strip = stripParts(args.text('strip'))
  const {convertFiles, printConvert} = await import('../node/convert-command.ts')
  const [to, from, stale] = [format(args.text('to')), format(args.text('from')), args.text('stale')]
  const [out, path] = [args.text('out'), args.text('stdin-path')]
  const quiet = args.flag('quiet')
  const progress = progressOn(io.stderr, {isShown: wantsProgress(args, io)})
  const failOnChange = args.flag('fail-on-change')
  let outcome: Awaited<ReturnType<typeof convertFiles>>
  try {
    const selection = await selectionOf(args, io)
    const stdin = path !== undefined && {stdin: {path, bytes: await io.stdin(largestFile)}}
    outcome = await withConfig(args, io, place =>
      convertFiles({
        ...place,
        files: args.positionals,
        ...(to && {to}),
        ...(from && {from}),
        ...(out !== undefined && {out}),
        ...((stale === 'drop' || stale === 'mark') && {stale}),
        strip,
        stdout: args.flag('stdout'),
        inPlace: args.flag('in-place'),
        check: args.flag('check'),
        diff: args.flag('diff'),
        sync: args.flag('sync'),
        skipIgnored: args.flag('skip-ignored'),
        fresh: args.flag('fresh'),
        reformat: args.flag('reformat'),
        failOnChange,
        allowEmpty: args.flag('allow-empty'),
        noIgnore: args.flag('no-ignore'),
        onProgress: progress.show,
        ...selection,
        ...stdin,
      }),
    )
  } finally {
    progress.clear()
  }
  const {text, diff, exitCode} = outcome
  if (text !== undefined) io.stdout.write(text)
  if (diff !== '') io.stdout.write(diff)
  io.stderr.write(
    printConvert(outcome, {
      cwd: io.cwd,
      quiet,
      width: io.stderr.columns,
      color: isColored(args, io.env, io.stderr),
      hint: failOnChange,
    }),
  )
  return exitCode
}

/** The option parser has checked the word already. */
function format(word: string | undefined): 'myst' | 'ipynb' | undefined {
  return word === 'myst' || word === 'ipynb' ? word : undefined
}
