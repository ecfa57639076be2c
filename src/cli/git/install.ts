import type {Arguments, Command, ProcessCode} from '../command.ts'
import {configOption} from '../config-option.ts'
import type {Io} from '../io.ts'
import {setupOf, setupOptions} from './setup-options.ts'
import {expectWords} from './words.ts'

export const install: Command = {
  name: 'git install',
  usage: '[OPTIONS]',
  summary: 'set git up: filter, readable differences, merges',
  options: {
    filter: {type: 'boolean', effect: 'only the filter, or those parts that are named: outputs stay out of commits'},
    diff: {type: 'boolean', effect: 'only differences as text'},
    merge: {type: 'boolean', effect: 'only merges of cells'},
    ...setupOptions,
    attributes: {type: 'string', value: 'FILE', suggests: 'files', effect: 'where lines of attributes go, in place of .gitattributes'},
    program: {type: 'string', value: 'FILE', suggests: 'files', effect: 'what git is to start, in place of the huntbook that runs'},
  },
  run,
  takes: 'nothing',
  notes: ['Run twice it changes nothing. Git takes no commands from a clone: everybody runs it once in each.'],
}

async function run(args: Arguments, {cwd, env, stdout}: Io): Promise<ProcessCode> {
  expectWords(args, 0)
  const {scope, dryRun} = setupOf(args)
  const {catalogFacts, installGit, printChanges} = await import('../../node/git-setup-command.ts')
  const parts = (['filter', 'diff', 'merge'] as const).filter(part => args.flag(part))
  const [attributes, program] = [args.text('attributes'), args.text('program')]
  const {changes, filterIsNew} = installGit({
    ...(await catalogFacts({cwd, ...configOption(args)})),
    cwd,
    env,
    scope,
    dryRun,
    ...(parts.length > 0 && {parts}),
    ...(attributes !== undefined && {attributes}),
    ...(program !== undefined && {program}),
  })
  stdout.write(printChanges(changes, {cwd, dryRun}))
  if (filterIsNew && !dryRun) {
    stdout.write('Next: git add --renormalize . stages notebooks without the outputs that are committed; until then they look modified.\n')
  }
  return 0
}
