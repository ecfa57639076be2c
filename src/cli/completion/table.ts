import type {Command, Option, Suggestion} from '../command.ts'
import {commonOptionsOf} from '../options.ts'

/** What a shell can know of a command. */
export interface CommandWords {
  readonly name: string
  readonly summary: string
  readonly options: readonly OptionWords[]
  readonly values: Values
}

export interface OptionWords {
  /** Without dashes. */
  readonly name: string
  readonly short?: string
  readonly effect: string
  /** Absent for an option that takes none. */
  readonly values?: Values
}

/** Words to choose from, or the files of the disk. */
export type Values = 'files' | readonly string[]

/** Names that are no part of the table of options. */
export interface KnownWords {
  readonly reportFormats: readonly string[]
  readonly ruleGroups: readonly string[]
  readonly ruleIds: readonly string[]
  readonly checkIds: readonly string[]
}

export function tableOf(commands: readonly Command[], known: KnownWords): readonly CommandWords[] {
  return commands.map(command => {
    const {name, summary, takes = 'files'} = command
    return {
      name,
      summary,
      options: [...optionsOf(command)].map(entry => optionWords(entry, known)),
      values: typeof takes === 'string' ? valuesOf(takes, known) : takes,
    }
  })
}

/** After `git`, those of each command that it has. */
function optionsOf(command: Command): ReadonlyMap<string, Option> {
  const {options, commands = []} = command
  return new Map([options, ...commands.map(inner => inner.options), commonOptionsOf(command)].flatMap(table => Object.entries(table)))
}

function optionWords(
  [name, {type, short, effect, choices, suggests = 'nothing'}]: readonly [string, Option],
  known: KnownWords,
): OptionWords {
  return {
    name,
    effect,
    ...(short !== undefined && {short}),
    ...(type === 'string' && {values: choices ?? valuesOf(suggests, known)}),
  }
}

function valuesOf(suggestion: Suggestion, {reportFormats, ruleGroups, ruleIds, checkIds}: KnownWords): Values {
  if (suggestion === 'files') return 'files'
  if (suggestion === 'formats') return reportFormats
  if (suggestion === 'groups') return ruleGroups
  if (suggestion === 'rules') return [...ruleIds, ...checkIds]
  return suggestion === 'selectors' ? [...ruleGroups.map(group => `${group}/*`), ...ruleIds] : []
}
