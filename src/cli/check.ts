import type {Command} from './command.ts'
import {runLint} from './lint.ts'
import {lintOptions} from './options.ts'

export const check: Command = {
  name: 'check',
  usage: '[OPTIONS] [FILE|FOLDER|GLOB…]',
  summary: 'everything that CI needs: lint, and rules about files and the repository',
  options: lintOptions,
  run: (args, io) => runLint(args, io, {checkGroups: true}),
  takesConfigRef: true,
  notes: [
    'Without files: the whole catalog of the configuration.',
    'Rules of format/*, pair/* and repo/* run here, and in lint where --rule or --only names them.',
  ],
}
