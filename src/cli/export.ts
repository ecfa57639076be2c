import type {ExitCode} from '../model/report.ts'
import {readCount} from './arguments.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {configOption} from './config-option.ts'
import type {Io} from './io.ts'
import {allowEmptyOption} from './options.ts'

const streams = ['none', 'stdout', 'stderr', 'all'] as const
const errors = ['none', 'name', 'full'] as const

export const exportCommand: Command = {
  name: 'export',
  usage: '[OPTIONS] NOTEBOOK…',
  summary: 'executed notebook to findings, without what is tagged as internal',
  options: {
    to: {type: 'string', value: 'TARGET', multiple: true, effect: 'markdown (default); may be repeated'},
    out: {type: 'string', value: 'FOLDER', suggests: 'files', effect: 'default out; - writes one notebook to standard output'},
    'show-input': {type: 'boolean', effect: 'show the source of code cells'},
    streams: {type: 'string', choices: streams, effect: 'show stream outputs; default none'},
    errors: {type: 'string', choices: errors, effect: 'how error outputs are shown; default name'},
    'show-parameters': {type: 'boolean', effect: 'keep cells tagged parameters'},
    'lenient-tags': {type: 'boolean', effect: 'near misses of tags warn and act as the tag they resemble'},
    'embed-images': {type: 'boolean', effect: 'pictures as data: URLs in place of files'},
    'max-bytes': {type: 'string', value: 'N', effect: 'size of the main file; default 1000000'},
    audit: {type: 'boolean', effect: 'list what was kept and removed, and why'},
    ...allowEmptyOption,
  },
  run,
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const {exportFiles, printExport} = await import('../node/export-command.ts')
  const [to, out] = [args.texts('to'), args.text('out')]
  const maxBytes = readCount(args.text('max-bytes'), 'max-bytes')
  const shown = oneOf(streams, args.text('streams'))
  const failures = oneOf(errors, args.text('errors'))
  const outcome = await exportFiles({
    cwd: io.cwd,
    ...configOption(args),
    files: args.positionals,
    ...(to.length > 0 && {targets: to}),
    ...(out !== undefined && {out}),
    ...(args.flag('show-input') && {showInput: true}),
    ...(shown && {streams: shown}),
    ...(failures && {errors: failures}),
    ...(args.flag('show-parameters') && {showParameters: true}),
    lenientTags: args.flag('lenient-tags'),
    embedImages: args.flag('embed-images'),
    ...(maxBytes !== undefined && {maxBytes}),
    allowEmpty: args.flag('allow-empty'),
  })
  if (outcome.text !== undefined) io.stdout.write(outcome.text)
  io.stderr.write(
    printExport(outcome, {
      cwd: io.cwd,
      quiet: args.flag('quiet'),
      width: io.stderr.columns,
      color: isColored(args, io.env, io.stderr),
      audit: args.flag('audit'),
    }),
  )
  return outcome.exitCode
}

/** The option parser has checked the word already. */
function oneOf<const Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find(word => word === text)
}
