import {ToolError} from '../node/use.ts'
import type {Arguments, Option} from './command.ts'
import {chooseOptions, selectOptions} from './options.ts'

const parts = ['outputs', 'counts', 'metadata'] as const

export const convertOptions: Readonly<Record<string, Option>> = {
  to: {type: 'string', choices: ['myst', 'ipynb'], effect: 'the format to write; an existing file is updated'},
  out: {type: 'string', value: 'FOLDER', suggests: 'files', effect: 'where to write; default beside the input, with the same stem'},
  stdout: {type: 'boolean', effect: 'write one notebook to standard output'},
  'in-place': {type: 'boolean', effect: 'change .ipynb files themselves, by --strip and --reformat'},
  check: {type: 'boolean', effect: 'write nothing, exit 1 if something would change; without --to for the halves of pairs'},
  diff: {type: 'boolean', effect: 'as --check, and show what would change'},
  sync: {type: 'boolean', effect: 'bring pairs of .ipynb and MyST together, whichever half changed'},
  from: {type: 'string', choices: ['myst', 'ipynb'], effect: 'with --sync: the half to take where both changed'},
  'skip-ignored': {type: 'boolean', effect: 'with --sync: leave pairs alone of which git ignores a half'},
  fresh: {type: 'boolean', effect: 'write an existing file anew: outputs, ids and layout in it are lost'},
  stale: {type: 'string', choices: ['drop', 'mark'], effect: 'outputs of edited cells: drop them (default), or keep them with a mark'},
  reformat: {type: 'boolean', effect: 'write .ipynb as nbformat lays it out'},
  strip: {type: 'string', value: 'PARTS', effect: 'with --in-place: outputs, counts, metadata; cells tagged keep_output stay'},
  'fail-on-change': {type: 'boolean', effect: 'exit 1 if a file was written'},
  stdin: {type: 'boolean', effect: 'convert one notebook from standard input; needs --stdin-path'},
  'stdin-path': {type: 'string', value: 'PATH', suggests: 'files', effect: 'the path that decides its format'},
  'no-progress': {type: 'boolean', effect: 'no line about progress on a terminal'},
  ...selectOptions,
  ...chooseOptions,
}

/** What `--strip` lists. */
export function stripParts(text: string | undefined): readonly (typeof parts)[number][] {
  return (text?.split(',') ?? []).map(word => {
    const part = parts.find(known => known === word.trim())
    if (!part) throw new ToolError('OPTION_VALUE', `Expected --strip to list \`outputs\`, \`counts\` and \`metadata\`, got \`${word}\`.`)
    return part
  })
}

/** Refuses options that do not go together, each of which would be ignored. */
export function checkOptions(args: Arguments): void {
  const has = (name: string): boolean => args.flag(name)
  const [to] = args.texts('to')
  const pairs = !has('to') && !has('in-place') && (has('sync') || has('check') || has('diff'))
  const fail = (message: string): never => {
    throw new ToolError('OPTION_VALUE', message)
  }
  if (!has('to') && !has('in-place') && !pairs)
    throw new ToolError('OPTION_MISSING', 'Expected --to, --sync, --check or --in-place, got none of them.', {
      hint: '`--to ipynb` makes notebook files of texts, `--to myst` texts of notebook files, `--sync` keeps both in step',
    })
  for (const [name, others] of excluded) {
    const other = has(name) ? others.find(has) : undefined
    if (other !== undefined) fail(`Expected --${name} or --${other}, got both.`)
  }
  if (has('stdin') !== has('stdin-path')) fail('Expected --stdin and --stdin-path together.')
  if (has('stdin') && (!has('to') || args.positionals.length > 0 || has('files-from') || has('since')))
    fail('Expected --stdin with --to and without files.')
  for (const name of ['from', 'skip-ignored']) if (has(name) && !pairs) fail(`Expected --${name} with --sync, got it without.`)
  if (has('out') && pairs) fail('Expected --out with --to, got it without.')
  if (has('strip') && !has('in-place')) fail('Expected --strip with --in-place, got it without.')
  for (const name of ['stale', 'reformat']) {
    if (has(name) && to === 'myst') fail(`Expected --${name} where .ipynb is written, got it with --to myst.`)
  }
}

const excluded: readonly (readonly [string, readonly string[]])[] = [
  ['in-place', ['to', 'sync', 'out', 'stdout', 'fresh', 'stale', 'stdin']],
  ['sync', ['to', 'out', 'stdout', 'stdin']],
  ['stdout', ['out', 'check', 'diff', 'fresh', 'stale', 'reformat', 'fail-on-change']],
  ['stdin', ['out', 'check', 'diff', 'fresh', 'stale', 'reformat', 'fail-on-change']],
  ['check', ['fail-on-change']],
  ['diff', ['fail-on-change']],
  ['fresh', ['stale']],
]
