import {findingSeverities, findingStatuses, tlps} from '../model/finding.ts'
import {sectionNames} from '../model/findings.ts'
import type {ExportFilesOptions} from '../node/export-command.ts'
import {ToolError} from '../node/use.ts'
import {listed, readCount} from './arguments.ts'
import type {Arguments, Option} from './command.ts'

const streams = ['none', 'stdout', 'stderr', 'all'] as const
const errors = ['none', 'name', 'full'] as const
const audits = ['text', 'json'] as const

export const exportOptions = {
  to: {type: 'string', value: 'TARGET', multiple: true, effect: 'what is written; default markdown'},
  out: {type: 'string', value: 'FOLDER', suggests: 'files', effect: 'default out; - writes one notebook to standard output'},
  'show-input': {type: 'boolean', effect: 'show the source of code cells'},
  streams: {type: 'string', choices: streams, effect: 'show stream outputs; default none'},
  errors: {type: 'string', choices: errors, effect: 'how error outputs are shown; default name'},
  'show-parameters': {type: 'boolean', effect: 'keep cells tagged parameters'},
  'keep-tags': {type: 'string', value: 'A,B', multiple: true, effect: 'export only cells with one of these tags'},
  'lenient-tags': {type: 'boolean', effect: 'near misses of tags warn and act as the tag they resemble'},
  sections: {type: 'string', value: 'A,B', multiple: true, effect: 'export only these: title, findings …'},
  final: {type: 'boolean', effect: 'what is unfinished in the report is an error'},
  'embed-images': {type: 'boolean', effect: 'pictures as data: URLs in place of files'},
  audit: {type: 'boolean', choices: audits, effect: 'list what was kept and removed, and why; json writes a file'},
  'max-bytes': {type: 'string', value: 'N', effect: 'size of the Markdown or the page, at least 1000; default 1000000'},
  split: {type: 'boolean', effect: 'split a larger file into parts'},
  tenant: {type: 'string', value: 'ID', effect: 'whose data was searched; default as in the notebook'},
  environment: {type: 'string', value: 'NAME', effect: 'where, such as a region; default as in the notebook'},
  'run-id': {type: 'string', value: 'ID', effect: 'names the run; default made of its start'},
  severity: {type: 'string', value: 'LEVEL', effect: 'informational, low, medium (if something was found), high or critical'},
  tlp: {type: 'string', choices: tlps, effect: 'who may read it; default amber'},
  assignee: {type: 'string', value: 'NAME', effect: 'whom the investigation is for'},
  status: {type: 'string', value: 'STATUS', effect: 'set it: findings, null_findings, truncated, failed, timed_out or not_run'},
  'override-reason': {type: 'string', value: 'TEXT', effect: 'why the status is another one'},
  'include-parameters': {type: 'boolean', effect: 'keep the parameters of the run in the finding'},
  tenants: {type: 'string', value: 'FILE', suggests: 'files', effect: 'all tenants: ids and names of other ones stop an export'},
  'allow-list': {type: 'string', value: 'FILE', suggests: 'files', effect: 'indicators that are known to be good'},
  defang: {type: 'boolean', effect: 'defang indicators in prose and tables'},
  'include-private': {type: 'boolean', effect: 'give private indicators to other systems too'},
  'allow-incomplete': {type: 'boolean', effect: 'make requests of findings that failed, or do not tell all'},
  'no-progress': {type: 'boolean', effect: 'no line about progress on a terminal'},
} as const satisfies Readonly<Record<string, Option>>

/** What is not given is as the configuration says. */
export function readExportOptions(args: Arguments): Omit<ExportFilesOptions, 'files'> {
  const word = <const Word extends string>(name: string, words: readonly Word[]): Word | undefined => oneOf(words, args.text(name))
  const only = <const Word extends string>(name: string, words: readonly Word[]): Word | undefined => {
    const text = args.text(name)
    return text === undefined ? undefined : named(text, name, words)
  }
  const flag = (name: string): true | undefined => args.flag(name) || undefined
  return {
    targets: list(args, 'to'),
    out: args.text('out'),
    showInput: flag('show-input'),
    streams: word('streams', streams),
    errors: word('errors', errors),
    showParameters: flag('show-parameters'),
    keepTags: list(args, 'keep-tags'),
    lenientTags: flag('lenient-tags'),
    sections: list(args, 'sections')?.map(text => named(text, 'sections', sectionNames)),
    final: flag('final'),
    embedImages: flag('embed-images'),
    audit: args.flag('audit') ? (word('audit', audits) ?? 'text') : undefined,
    maxBytes: readMaxBytes(args.text('max-bytes')),
    split: flag('split'),
    tenant: args.text('tenant'),
    environment: args.text('environment'),
    runId: args.text('run-id'),
    severity: only('severity', findingSeverities),
    tlp: word('tlp', tlps),
    assignee: args.text('assignee'),
    status: only('status', findingStatuses),
    overrideReason: args.text('override-reason'),
    includeParameters: flag('include-parameters'),
    tenants: args.text('tenants'),
    allowList: args.text('allow-list'),
    defang: flag('defang'),
    includePrivate: flag('include-private'),
    allowIncomplete: flag('allow-incomplete'),
  }
}

/** Less is the size of no report; the configuration has the same minimum. */
function readMaxBytes(text: string | undefined): number | undefined {
  const count = readCount(text, 'max-bytes')
  if (count === undefined || count >= 1000) return count
  throw new ToolError('OPTION_VALUE', `Expected --max-bytes to be at least 1000, got \`${count}\`.`)
}

/** The words of an option that may be repeated, each with commas in it; `undefined` where it is not given. */
function list(args: Arguments, name: string): string[] | undefined {
  const texts = args.texts(name)
  if (texts.length === 0) return undefined
  const words = texts.flatMap(text => text.split(',').map(word => word.trim()))
  if (words.includes('')) throw new ToolError('OPTION_VALUE', `Expected words between the commas of --${name}, got none.`)
  return words
}

function named<const Word extends string>(text: string, name: string, words: readonly Word[]): Word {
  const word = oneOf(words, text)
  if (word === undefined) throw new ToolError('OPTION_VALUE', `Expected --${name} to be among ${listed(words)}, got \`${text}\`.`)
  return word
}

/** The option parser has checked the words of options with choices already. */
function oneOf<const Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find(word => word === text)
}
