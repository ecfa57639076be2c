import type {CompatFilesOptions} from '../node/export-compat-command.ts'
import {ToolError} from '../node/use.ts'
import type {Arguments, Option} from './command.ts'

/** What nbconvert takes. Without `--compat` each of these is wrong use. */
export const compatOptions = {
  compat: {type: 'string', choices: ['nbconvert'], effect: 'the Markdown of nbconvert 7.17.1, byte for byte, in place of findings'},
  'std-tags': {type: 'boolean', effect: 'with --compat: remove by remove_cell, remove_input and remove_output'},
  dash: {type: 'boolean', effect: 'with --std-tags or --preset: with a dash as well, such as remove-cell'},
  'remove-cell-tags': {type: 'string', value: 'A,B', multiple: true, effect: 'with --compat: remove cells with one of these tags'},
  'remove-input-tags': {type: 'string', value: 'A,B', multiple: true, effect: 'with --compat: remove their sources'},
  'remove-all-outputs-tags': {type: 'string', value: 'A,B', multiple: true, effect: 'with --compat: remove all outputs of such cells'},
  'remove-single-output-tags': {
    type: 'string',
    value: 'A,B',
    multiple: true,
    effect: 'with --compat: remove outputs that are tagged themselves',
  },
  'no-input': {type: 'boolean', effect: 'with --compat: no sources of code cells, no prompts'},
  'no-prompt': {type: 'boolean', effect: 'with --compat: no prompts'},
  'exclude-input': {type: 'boolean', effect: 'with --compat: no sources of code cells'},
  'exclude-output': {type: 'boolean', effect: 'with --compat: show no outputs; their files are written'},
  'exclude-input-prompt': {type: 'boolean', effect: 'with --compat: one line feed less before each source'},
  'exclude-output-prompt': {type: 'boolean', effect: 'with --compat: no effect on Markdown'},
  'exclude-code-cell': {type: 'boolean', effect: 'with --compat: no code cells'},
  'exclude-markdown': {type: 'boolean', effect: 'with --compat: no Markdown cells'},
  'exclude-raw': {type: 'boolean', effect: 'with --compat: no raw cells'},
  'coalesce-streams': {type: 'boolean', effect: 'with --compat: join neighbouring streams of one name'},
  'clear-output': {type: 'boolean', effect: 'with --compat: no outputs and no files of them'},
  'clear-metadata': {type: 'boolean', effect: 'with --compat: forget the metadata of code cells'},
  'regex-remove': {
    type: 'string',
    value: 'PATTERN',
    multiple: true,
    effect: 'with --compat: remove cells whose source it matches at the start',
  },
  'mime-priority': {
    type: 'string',
    value: 'A,B',
    multiple: true,
    effect: 'with --compat: which types of an output are shown, the first first',
  },
  name: {type: 'string', value: 'NAME', effect: 'with --compat: names the files in place of the notebook'},
  preset: {type: 'string', choices: ['taegis'], effect: 'with --compat: as the report of Taegis Magic'},
} as const satisfies Readonly<Record<string, Option>>

const shared = new Set([...Object.keys(compatOptions), 'to', 'out', 'allow-empty', 'no-progress'])

/** Refuses options of the one mode in the other, each of which would be ignored. */
export function checkModes(args: Arguments, options: Readonly<Record<string, Option>>): void {
  const fail = (message: string): never => {
    throw new ToolError('OPTION_VALUE', message)
  }
  if (!args.flag('compat')) {
    const lonely = Object.keys(compatOptions).find(args.flag)
    if (lonely !== undefined) fail(`Expected --${lonely} with --compat nbconvert, got it without.`)
    return
  }
  const foreign = Object.keys(options).find(name => !shared.has(name) && args.flag(name))
  if (foreign !== undefined) fail(`Expected --${foreign} or --compat, got both.`)
  const target = args.texts('to').find(id => id !== 'markdown')
  if (target !== undefined) fail(`Expected --to markdown with --compat, got \`${target}\`.`)
  if (args.flag('dash') && !args.flag('std-tags') && !args.flag('preset'))
    fail('Expected --dash with --std-tags or --preset, got it without.')
}

export function readCompatOptions(args: Arguments): Pick<CompatFilesOptions, 'out' | 'choice'> {
  const mimePriority = words(args, 'mime-priority')
  return {
    out: args.text('out'),
    choice: {
      stdTags: args.flag('std-tags'),
      dash: args.flag('dash'),
      removeCellTags: words(args, 'remove-cell-tags'),
      removeInputTags: words(args, 'remove-input-tags'),
      removeAllOutputsTags: words(args, 'remove-all-outputs-tags'),
      removeSingleOutputTags: words(args, 'remove-single-output-tags'),
      excludeInput: args.flag('no-input') || args.flag('exclude-input'),
      excludeInputPrompt: args.flag('no-input') || args.flag('no-prompt') || args.flag('exclude-input-prompt'),
      excludeOutput: args.flag('exclude-output'),
      excludeCodeCell: args.flag('exclude-code-cell'),
      excludeMarkdown: args.flag('exclude-markdown'),
      excludeRaw: args.flag('exclude-raw'),
      coalesceStreams: args.flag('coalesce-streams'),
      clearOutput: args.flag('clear-output'),
      clearMetadata: args.flag('clear-metadata'),
      regexRemove: args.texts('regex-remove').map(patternOf),
      ...(mimePriority.length > 0 && {mimePriority}),
      name: fileName(args.text('name')),
      preset: args.flag('preset') ? 'taegis' : undefined,
    },
  }
}

/** A tag that is misread publishes what it was to remove, so blanks around one are no matter of taste. */
function words(args: Arguments, name: string): string[] {
  const found = args.texts(name).flatMap(text => text.split(','))
  const odd = found.find(word => word === '' || word.trim() !== word)
  if (odd !== undefined)
    throw new ToolError('OPTION_VALUE', `Expected words without blanks between the commas of --${name}, got \`${odd}\`.`)
  return found
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'uy')
  } catch (error) {
    throw new ToolError('OPTION_VALUE', `Expected --regex-remove to be a regular expression of JavaScript, got \`${text}\`.`, {
      cause: error,
    })
  }
}

function fileName(name: string | undefined): string | undefined {
  if (name === undefined || (name !== '' && !/[/\\\0]/u.test(name))) return name
  throw new ToolError('OPTION_VALUE', `Expected --name to be a name without folders, got \`${name}\`.`)
}
