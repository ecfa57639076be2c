import type {Arguments, Command, ProcessCode} from '../command.ts'
import type {Io} from '../io.ts'
import {expectWords} from './words.ts'

export const filter: Command = {
  name: 'git filter',
  usage: '[--once]',
  summary: 'what git stores of notebooks: no outputs, execution counts or metadata of runs',
  options: {once: {type: 'boolean', effect: 'one notebook from standard input to standard output, in place of a conversation with git'}},
  run,
  takes: 'nothing',
  notes: ['git starts it where filter=huntbook is set. Cells tagged keep_output stay as they are; what is no notebook is passed on.'],
}

async function run(args: Arguments, {input, stdin, stdout, stderr}: Io): Promise<ProcessCode> {
  expectWords(args, 0)
  const {filterForGit, filterOnce} = await import('../../node/git/filter/filter.ts')
  const note = stderr.write
  if (args.flag('once')) stdout.write(filterOnce(await stdin(), note))
  else await filterForGit({input, write: stdout.write, note})
  return 0
}
