import type {Command} from './command.ts'
import {filter} from './git/filter.ts'
import {textconv} from './git/textconv.ts'

const inner: readonly Command[] = [textconv, filter]

export const git: Command = {
  name: 'git',
  usage: inner.map(({name}) => name.slice('git '.length)).join('|'),
  summary: 'notebooks in git: no outputs in commits, readable differences, merges of cells',
  options: {},
  commands: inner,
  // One of its own commands runs.
  run: async () => 2,
  takes: inner.map(({name}) => name.slice('git '.length)),
  notes: ['huntbook git COMMAND --help explains one of them.'],
}
