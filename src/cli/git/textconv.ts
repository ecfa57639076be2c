import type {Arguments, Command, ProcessCode} from '../command.ts'
import type {Io} from '../io.ts'
import {expectWords} from './words.ts'

export const textconv: Command = {
  name: 'git textconv',
  usage: '[--text-version N] FILE',
  summary: 'a notebook as lines that git shows differences of',
  options: {
    'text-version': {
      type: 'string',
      value: 'N',
      effect: 'git keeps texts by this number, which goes up where the text changes; it changes nothing else',
    },
  },
  run,
  // Git appends the path, which may begin with a dash.
  separate: words => (/^-.*\.[^=]*$/su.test(words.at(-1) ?? '') && !words.includes('--') ? words.toSpliced(-1, 0, '--') : words),
  notes: [
    'MyST with each output as a line: type, size and digest. Prints what it cannot read as it is. Git starts it where diff=huntbook is set.',
  ],
}

async function run(args: Arguments, {cwd, stdout, stderr}: Io): Promise<ProcessCode> {
  expectWords(args, 1)
  const {textForDiff} = await import('../../node/git/textconv.ts')
  const {text, note} = textForDiff(args.positionals[0] ?? '', cwd)
  stdout.write(text)
  if (note !== undefined) stderr.write(note)
  return 0
}
