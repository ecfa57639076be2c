import type {Command, Option} from './command.ts'
import {commonOptionsOf} from './options.ts'

/** The page of one command. */
export function commandHelp(command: Command): string {
  const {name, usage, summary, options, notes = [], commands = []} = command
  return [
    `huntbook ${name}: ${summary}`,
    '',
    `Usage: huntbook ${name} ${usage}`,
    '',
    ...(commands.length > 0 ? ['Commands:', ...commandLines(commands), ''] : []),
    ...(Object.keys(options).length > 0 ? ['Options:', ...optionLines(options), ''] : []),
    'Options of every command:',
    ...optionLines(commonOptionsOf(command)),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n')
}

/** The page of the program. */
export function programHelp(commands: readonly Command[]): string {
  return [
    'huntbook keeps a catalog of threat-hunting notebooks: checks them, converts them, exports findings.',
    '',
    'Usage: huntbook COMMAND [OPTIONS] [FILE…]',
    '',
    'Commands:',
    ...commandLines(commands),
    '',
    'Options of every command:',
    ...optionLines(commonOptionsOf({})),
    '',
    'Exit codes: 0 clean, 1 findings, 2 wrong use or failure.',
    'huntbook COMMAND --help explains a command.',
    '',
  ].join('\n')
}

function commandLines(commands: readonly Command[]): string[] {
  const width = Math.max(...commands.map(({name}) => name.length))
  return commands.map(({name, summary}) => `  ${name.padEnd(width)}  ${summary}`)
}

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  const rows = Object.entries(options).map(([name, option]) => [label(name, option), option.effect] as const)
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, effect]) => `  ${left.padEnd(width)}  ${effect}`)
}

function label(name: string, {type, short, value, choices}: Option): string {
  const words = choices
    ? type === 'boolean'
      ? `[=${choices.join('|')}]`
      : ` ${choices.join('|')}`
    : value === undefined
      ? ''
      : ` ${value}`
  return `${short === undefined ? '' : `-${short}, `}--${name}${words}`
}
