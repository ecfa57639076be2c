import type {ExitCode} from '../model/report.ts'
import type {Io} from './io.ts'

/** One command: what it takes, for parsing and for help, and what it does. */
export interface Command {
  readonly name: string
  /** Completes "huntbook NAME …". */
  readonly usage: string
  readonly summary: string
  readonly options: Readonly<Record<string, Option>>
  /** Loads what it needs when it is run: start-up is the cost of every commit. */
  readonly run: (args: Arguments, io: Io) => Promise<ProcessCode>
  /** Puts `--` before words that a program which knows of no `--` has appended, such as paths. */
  readonly separate?: (words: readonly string[]) => readonly string[]
  /** What its arguments are, for completion. Default files. */
  readonly takes?: Suggestion | readonly string[]
  /** Whether it heeds `--config-ref`. One that works on the files of the configuration themselves does not. */
  readonly takesConfigRef?: true
  /** Lines that help shows below the options. */
  readonly notes?: readonly string[]
  /** Commands of its own, named by its first word, which then `run` has nothing to do with. Their names begin with its own. */
  readonly commands?: readonly Command[]
}

/** 255: a merge driver failed, as git wants to be told. */
export type ProcessCode = ExitCode | 255

export interface Option {
  readonly type: 'boolean' | 'string'
  /** May be repeated. */
  readonly multiple?: true
  readonly short?: string
  /** What the value is called in help. */
  readonly value?: string
  /** The values that it may have. Those of a boolean stand after `=`, and may be left out. */
  readonly choices?: readonly string[]
  /** What a shell offers as its value, where there are no choices. */
  readonly suggests?: Suggestion
  readonly effect: string
}

/** Words that a shell offers. `selectors` are ids of rules, and groups of them. */
export type Suggestion = 'files' | 'rules' | 'selectors' | 'groups' | 'formats' | 'nothing'

/** The command line of a command, checked against its options. */
export interface Arguments {
  readonly positionals: readonly string[]
  readonly flag: (name: string) => boolean
  readonly text: (name: string) => string | undefined
  readonly texts: (name: string) => readonly string[]
}
