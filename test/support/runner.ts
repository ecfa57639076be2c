/** A command as a runner of GitHub reads it out of a log. */
export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** The commands that a runner obeys, of those that reports could hold. */
const known = ['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'add-path', 'set-env', 'set-output', 'stop-commands']

/**
 * Reads a log as actions/runner does (src/Runner.Common/ActionCommand.cs): lines end at LF and CR; `::name key=value,…::data` counts at
 * the start of a line, `##[name key=value;…]data` anywhere, and both are looked for without the characters that have no weight.
 */
export function runnerCommands(log: string): RunnerCommand[] {
  return log.split(/\r\n|\r|\n/u).flatMap(raw => {
    const line = raw.replace(/\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu, '')
    const found = [newForm(line), oldForm(line)].find(command => command !== undefined && known.includes(command.name))
    return found ?? azureForm(line) ?? []
  })
}

function newForm(line: string): RunnerCommand | undefined {
  const [, head, data] = /^\s*::(.*?)::(.*)$/su.exec(line) ?? []
  if (head === undefined || data === undefined) return undefined
  return {
    ...nameAndProperties(head, ',', [
      ['%3A', ':'],
      ['%2C', ','],
    ]),
    data: unescaped(data, []),
  }
}

function oldForm(line: string): RunnerCommand | undefined {
  const [, head, data] = /##\[(.*?)\](.*)$/su.exec(line) ?? []
  if (head === undefined || data === undefined) return undefined
  const own = [
    ['%3B', ';'],
    ['%5D', ']'],
  ] as const
  return {...nameAndProperties(head, ';', own), data: unescaped(data, own)}
}

/** Azure Pipelines. */
function azureForm(line: string): RunnerCommand | undefined {
  const [, name] = /##vso\[([\w.]+)/iu.exec(line) ?? []
  return name === undefined ? undefined : {name: `vso ${name}`, properties: {}, data: ''}
}

type Escapes = readonly (readonly [escape: string, character: string])[]

function nameAndProperties(head: string, separator: string, escapes: Escapes): Pick<RunnerCommand, 'name' | 'properties'> {
  const [, name = '', rest = ''] = /^(\S*)\s?(.*)$/su.exec(head) ?? []
  const pairs = rest
    .trim()
    .split(separator)
    .map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const)
  return {name: name.toLowerCase(), properties: Object.fromEntries(pairs.map(([key, value]) => [key, unescaped(value, escapes)]))}
}

/** `%25` is undone last. */
function unescaped(text: string, escapes: Escapes): string {
  const all: Escapes = [...escapes, ['%0D', '\r'], ['%0A', '\n'], ['%25', '%']]
  return all.reduce((rest, [written, character]) => rest.replaceAll(written, character), text)
}
