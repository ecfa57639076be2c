import type {NewConfig} from '../../lint/config/config.ts'
import type {FormatId} from '../../model/format.ts'
import {ToolError} from '../tool-error.ts'
import type {WorkspaceOptions} from '../workspace.ts'

export interface NewOptions extends WorkspaceOptions {
  readonly title: string
  readonly team?: string
  readonly template?: string
  readonly to?: FormatId
  /** A file or a folder, from `cwd`; it may be outside the root. */
  readonly out?: string
  readonly techniques?: readonly string[]
  readonly dataSources?: readonly string[]
  readonly tags?: readonly string[]
  readonly description?: string
  /** Default a random one. */
  readonly id?: string
  /** `NAME=VALUE` each. */
  readonly params?: readonly string[]
  /** Asks a person for what every hunt says and the options do not. Without it that is an error. */
  readonly ask?: (question: string) => Promise<string | undefined>
  /** The environment of git. Default the process's. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** As for `lintFiles`: which packs may be loaded to check the result. */
  readonly event?: string
  readonly trustWorkspace?: boolean
}

/** What the command line says, over what the configuration says. */
export interface Given {
  readonly title: string
  readonly description?: string
  readonly team?: string
  readonly template?: string
  readonly id?: string
  readonly techniques: readonly string[]
  readonly dataSources: readonly string[]
  readonly tags: readonly string[]
  readonly params: ReadonlyMap<string, string>
  /** Names of parameters of the command line: of these a person expects to be used. */
  readonly named: readonly string[]
}

export function givenOf(options: NewOptions, config: NewConfig): Given {
  const {title, description, team = config.team, template = config.template, id} = options
  const own = new Map((options.params ?? []).map(readParam))
  const given: Given = {
    title,
    ...(description !== undefined && description.trim() !== '' && {description}),
    ...(team !== undefined && {team}),
    ...(template !== undefined && {template}),
    ...(id !== undefined && {id}),
    techniques: readTechniques(ownOr(options.techniques, config.technique)),
    dataSources: ownOr(options.dataSources, config.dataSource),
    tags: ownOr(options.tags, config.tag),
    params: new Map([...config.param, ...own]),
    named: [...own.keys()],
  }
  checkGiven(given)
  return given
}

/** Ids are written in capitals, and meant in small letters too. */
export function readTechniques(texts: readonly string[]): string[] {
  return texts.map(text => text.trim().toUpperCase())
}

/** The parts of an answer. */
export function listOf(answer: string, separator: RegExp): string[] {
  return answer.split(separator).filter(part => part !== '')
}

function ownOr(own: readonly string[] = [], fallback: readonly string[]): readonly string[] {
  return own.length > 0 ? own : fallback
}

function readParam(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=')
  const name = text.slice(0, Math.max(0, at))
  if (/^[A-Za-z_]\w*$/u.test(name)) return [name, text.slice(at + 1)]
  throw new ToolError('OPTION_VALUE', `Expected --param to be NAME=VALUE, got \`${text}\`.`, {
    hint: 'a name is letters, digits and `_`, as between the braces of the template',
  })
}

/** Refuses what cannot be written, or is not what the option is for. */
export function checkGiven({title, description, team, template, id, techniques, dataSources, tags, params}: Given): void {
  if (title.trim() === '') throw new ToolError('ARGUMENT_MISSING', 'Expected the title of the hunt, got a blank one.')
  const lists = {'--technique': techniques, '--data-source': dataSources, '--tag': tags, '--param': [...params.values()]}
  checkText('the title', title)
  if (description !== undefined) checkText('--description', description)
  for (const [option, texts] of Object.entries(lists)) {
    for (const text of texts) checkText(option, text)
    if (option !== '--param' && texts.some(text => text.trim() === '')) throw wrong(option, 'a text', '')
  }
  if (team !== undefined && !isName(team)) throw wrong('--team', 'the name of one folder', team)
  if (template !== undefined && !isName(template)) throw wrong('--template', 'the name of a template, without a folder', template)
  if (id === undefined || /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u.test(id)) return
  throw wrong('--id', 'a UUID of version 4 in lower case', id)
}

/** One folder or file that is not hidden, in every file system. */
function isName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]*$/u.test(name) && !name.endsWith('.')
}

/** Line ends and tabs can be written everywhere; other controls, halves of characters and noncharacters cannot. */
function checkText(what: string, text: string): void {
  const found = /[\u{FFFE}\u{FFFF}]|\p{Cs}|(?![\t\n\r])\p{Cc}/u.exec(text)
  if (!found) return
  throw new ToolError('OPTION_VALUE', `Unexpected control character in ${what}: remove it from \`${text}\`.`)
}

function wrong(option: string, expected: string, text: string): ToolError {
  return new ToolError('OPTION_VALUE', `Expected ${option} to be ${expected}, got \`${text}\`.`)
}
