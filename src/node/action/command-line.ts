import type {Inputs} from './inputs.ts'
import {splitWords} from './split-words.ts'

/** What `auto` stands for in this run. Absent for nothing. */
export interface Automatic {
  readonly since?: string
  readonly configRef?: string
}

/** Files for what a check writes beside the log: annotations are commands of the runner, and the log must not hold any. */
export interface ReportPlaces {
  readonly github: string
  readonly json: string
  /** The summary of the step. Absent where there is none. */
  readonly summary?: string
}

/** The commands that heed `--config-ref`: those whose `takesConfigRef` says so, which a test compares. */
const withConfig = new Set(['check', 'lint', 'convert', 'export', 'rules', 'explain', 'doctor'])

/** Makes the words of the command line of inputs; a text says what is wrong with them. No word of an input is taken for another one than it is. */
export function commandLine(inputs: Inputs, automatic: Automatic, places: ReportPlaces): readonly string[] | string {
  const words = splitWords(inputs.args)
  if (!words) return 'Expected the input `args` with every quote closed.'
  const {command, options, files} = readWords(words)
  const isCheck = command === 'check' || command === 'lint'
  const {others, formats: asked} = isCheck ? takeFormats(options) : {others: options, formats: []}
  const has = (...names: readonly string[]): boolean =>
    others.some(word => names.some(name => word === name || word.startsWith(`${name}=`)))
  const canNarrow = (isCheck || command === 'convert') && !has('--since', '--staged', '--stdin', '--merge')
  const canTakeConfig = withConfig.has(command) && !has('--config-ref', '--write-baseline', '--prune-baseline', '--watch')
  const since = refOf(inputs.since, canNarrow ? automatic.since : undefined)
  const configRef = refOf(inputs.configRef, canTakeConfig ? automatic.configRef : undefined)
  const given = [...asked, ...inputs.formats]
  const reports = isCheck ? reportsOf(given, inputs, places) : [...given, ...sarifOf(inputs)]
  return [
    command,
    ...(since === undefined ? [] : [`--since=${since}`]),
    ...(configRef === undefined ? [] : [`--config-ref=${configRef}`]),
    ...(inputs.maxWarnings === '' ? [] : [`--max-warnings=${inputs.maxWarnings}`]),
    ...reports.map(report => `--format=${report}`),
    ...others,
    ...(files.length + inputs.paths.length > 0 ? ['--', ...files, ...inputs.paths] : []),
  ]
}

/** Without a command it is `check`. What follows `--` is files. */
function readWords(words: readonly string[]): {command: string; options: readonly string[]; files: readonly string[]} {
  const [first = ''] = words
  const isNamed = first !== '' && !first.startsWith('-')
  const rest = isNamed ? words.slice(1) : words
  const end = rest.indexOf('--')
  return {
    command: isNamed ? first : 'check',
    options: end === -1 ? rest : rest.slice(0, end),
    files: end === -1 ? [] : rest.slice(end + 1),
  }
}

/** Takes `--format` out of options: what it asks for goes where the action can print it safely. */
function takeFormats(options: readonly string[]): {others: readonly string[]; formats: readonly string[]} {
  const others: string[] = []
  const formats: string[] = []
  for (let at = 0; at < options.length; at++) {
    const word = options[at] ?? ''
    const next = options[at + 1]
    if (word.startsWith('--format=')) formats.push(word.slice('--format='.length))
    else if (word === '--format' && next !== undefined) {
      formats.push(next)
      at++
    } else others.push(word)
  }
  return {others, formats}
}

function refOf(input: string, automatic: string | undefined): string | undefined {
  if (input === 'auto') return automatic
  return input === '' || input === 'none' ? undefined : input
}

/** The log and annotations where nothing else is asked for. `json` is for the outputs of the action. */
function reportsOf(asked: readonly string[], inputs: Inputs, places: ReportPlaces): readonly string[] {
  const shown = asked.length === 0 ? ['pretty', 'github'] : asked
  return [
    ...shown.map(format => (format === 'github' ? `github=${places.github}` : format)),
    `json=${places.json}`,
    ...sarifOf(inputs),
    ...(inputs.summary === 'false' || places.summary === undefined ? [] : [`markdown=${places.summary}`]),
  ]
}

function sarifOf({sarifFile}: Inputs): readonly string[] {
  return sarifFile === '' ? [] : [`sarif=${sarifFile}`]
}
