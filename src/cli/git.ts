import type {Command} from './command.ts'
import {filter} from './git/filter.ts'
import {install} from './git/install.ts'
import {merge} from './git/merge.ts'
import {status} from './git/status.ts'
import {textconv} from './git/textconv.ts'
import {uninstall} from './git/uninstall.ts'

const inner: readonly Command[] = [install, status, uninstall, textconv, filter, merge]
const names = inner.map(({name}) => name.slice('git '.length))

export const git: Command = {
  name: 'git',
  usage: `${names.join('|')} [OPTIONS]`,
  summary: 'notebooks in git: no outputs in commits, readable differences, merges of cells',
  options: {},
  commands: inner,
  // One of its own commands runs.
  run: async () => 2,
  takes: names,
  notes: ['huntbook git COMMAND --help explains one of them.'],
}
