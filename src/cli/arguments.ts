import {parseArgs} from 'node:util'
import {nearestWord, ToolError} from '../node/use.ts'
import type {Arguments, Command, Option} from './command.ts'
import {commonOptions} from './options.ts'

/** Reads the words after the command's name. Wrong use is a `ToolError`. */
export function readArguments(command: Pick<Command, 'name' | 'options' | 'takes'>, words: readonly string[]): Arguments {
  const options = {...command.options, ...commonOptions}
  const known = (name: string): Option | undefined => (Object.hasOwn(options, name) ? options[name] : undefined)
  const {tokens} = parseArgs({args: [...words], options: parseTable(options), strict: false, allowPositionals: true, tokens: true})
  const positionals: string[] = []
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    // What is no file, the command refuses in its own words.
    if (token.kind === 'positional' && token.value === '' && command.takes !== 'nothing') {
      throw new ToolError('ARGUMENT_EMPTY', 'Expected a file, a folder or a glob, got an empty argument.', {
        hint: 'is a variable of the shell unset?',
      })
    }
    if (token.kind !== 'option') continue
    const option = known(token.name)
    if (!option) throw unknownOption(token.rawName, options)
    values.set(token.name, [...(values.get(token.name) ?? []), readValue(option, token)])
    if (!option.multiple && (values.get(token.name)?.length ?? 0) > 1 && option.type === 'string') {
      throw new ToolError('OPTION_REPEATED', `Expected ${token.rawName} once, got it twice.`)
    }
  }
  for (const name of ['config', 'baseline']) {
    if (values.has(name) && values.has(`no-${name}`)) throw new ToolError('OPTION_VALUE', `Expected --${name} or --no-${name}, got both.`)
  }
  return {
    positionals,
    flag: name => values.has(name),
    text: name => values.get(name)?.at(-1),
    texts: name => values.get(name) ?? [],
  }
}

function parseTable(
  options: Readonly<Record<string, Option>>,
): Record<string, {type: 'boolean' | 'string'; short?: string; multiple: true}> {
  return Object.fromEntries(
    Object.entries(options).map(([name, {type, short}]) => [name, {type, multiple: true, ...(short !== undefined && {short})}]),
  )
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  /** Whether the value stands after `=`. */
  readonly inlineValue?: boolean | undefined
}

function readValue({type, choices}: Option, {rawName, value, inlineValue}: OptionToken): string {
  if (type === 'boolean') {
    if (value === undefined) return ''
    if (choices?.includes(value)) return value
    if (choices) throw new ToolError('OPTION_VALUE', `Expected ${rawName} to be ${listed(choices)}, got \`${value}\`.`)
    throw new ToolError('OPTION_VALUE', `Expected ${rawName} without a value, got \`${value}\`.`)
  }
  if (value === undefined) throw new ToolError('OPTION_VALUE', `Expected a value after ${rawName}, got none.`)
  if (inlineValue !== true && value.length > 1 && value.startsWith('-')) {
    throw new ToolError('OPTION_VALUE', `Expected a value after ${rawName}, got the option \`${value}\`.`, {
      hint: `${rawName}=${value} takes it as a value`,
    })
  }
  if (choices && !choices.includes(value)) {
    throw new ToolError('OPTION_VALUE', `Expected ${rawName} to be ${listed(choices)}, got \`${value}\`.`)
  }
  return value
}

function unknownOption(rawName: string, options: Readonly<Record<string, Option>>): ToolError {
  const meant = nearestWord(rawName.replace(/^-+/u, ''), Object.keys(options))
  return new ToolError('OPTION_UNKNOWN', `Expected a known option, got \`${rawName}\`.`, {
    hint: meant === undefined ? 'huntbook --help lists commands and options' : `did you mean \`--${meant}\`?`,
  })
}

/** `a`, `b` or `c`. */
export function listed(words: readonly string[]): string {
  const quoted = words.map(word => `\`${word}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}

/** A whole number that is not negative. */
export function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/u.test(text)) return Number(text)
  throw new ToolError('OPTION_VALUE', `Expected --${name} to be a whole number, got \`${text}\`.`)
}
