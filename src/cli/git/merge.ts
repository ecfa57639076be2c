import type {Arguments, Command, ProcessCode} from '../command.ts'
import type {Io} from '../io.ts'
import {expectWords} from './words.ts'

export const merge: Command = {
  name: 'git merge',
  usage: 'BASE OURS THEIRS MARKER_SIZE PATH',
  summary: 'merge two versions of a notebook by their texts',
  options: {},
  run,
  // Git appends the path, which may begin with a dash.
  separate: words => (words.length === 5 && words[0] !== '--' ? ['--', ...words] : words),
  notes: [
    'Git starts it where merge=huntbook is set. OURS takes the result, which is a notebook also where there are conflicts:',
    'their markers are in the source of the cells concerned, and the exit code is 1. 255 tells git that the merge failed.',
  ],
}

async function run(args: Arguments, {cwd, env, stderr}: Io): Promise<ProcessCode> {
  expectWords(args, 5)
  const [base = '', ours = '', theirs = '', size = '', path = ''] = args.positionals
  const {describeFailure, mergeForGit} = await import('../../node/git-merge-command.ts')
  try {
    const markerSize = /^\d{1,3}$/u.test(size) && Number(size) > 0 ? Number(size) : 7
    const {exitCode, note} = mergeForGit({cwd, env, files: {base, ours, theirs}, markerSize, path})
    if (note !== undefined) stderr.write(note)
    return exitCode
  } catch (error) {
    // Git takes 1 to 128 for conflicts.
    stderr.write(describeFailure(error, path))
    return 255
  }
}
