import type {Command} from './command.ts'
import {runLint} from './lint.ts'
import {lintOptions, mergeOptions} from './options.ts'

export const check: Command = {
  name: 'check',
  usage: '[OPTIONS] [FILE|FOLDER|GLOB…]',
  summary: 'everything that CI needs: lint, and rules about files and the repository',
  options: {...lintOptions, ...mergeOptions},
  run: async (args, io) => {
    if (args.text('merge') === undefined && !args.flag('allow-missing-shards')) return runLint(args, io, {checkGroups: true})
    const {runMerge} = await import('./merge.ts')
    return runMerge(args, io)
  },
  takesConfigRef: true,
  notes: [
    'Without files: the whole catalog of the configuration.',
    'Rules of format/*, pair/* and repo/* run here, and in lint where --rule or --only names them.',
  ],
}
