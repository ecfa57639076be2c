import type {Command} from './command.ts'
import {runLint} from './lint.ts'
import {lintOptions} from './options.ts'

export const check: Command = {
  name: 'check',
  usage: '[OPTIONS] [FILE|FOLDER|GLOB…]',
  summary: 'everything that CI needs: lint over the catalog',
  options: lintOptions,
  run: runLint,
  notes: ['Without files: the whole catalog of the configuration.'],
}
