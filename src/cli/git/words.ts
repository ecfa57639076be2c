import {ToolError} from '../../node/use.ts'
import type {Arguments} from '../command.ts'

/** Refuses another number of arguments than a command takes. */
export function expectWords({positionals}: Arguments, count: number): void {
  if (positionals.length === count) return
  const got = positionals.length === 0 ? 'none' : positionals.map(word => `\`${word}\``).join(' ')
  const many = count === 0 ? 'no argument' : count === 1 ? 'the path of a file' : `${count} arguments`
  throw new ToolError('ARGUMENT_UNKNOWN', `Expected ${many}, got ${got}.`)
}
