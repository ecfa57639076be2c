import type {Arguments, Command, ProcessCode} from '../command.ts'
import {configOption} from '../config-option.ts'
import type {Io} from '../io.ts'
import {expectWords} from './words.ts'

export const status: Command = {
  name: 'git status',
  usage: '[--format json]',
  summary: 'whether each part is configured, its command runs, and attributes ask for it',
  options: {format: {type: 'string', choices: ['pretty', 'json'], effect: 'default pretty'}},
  run,
  takes: 'nothing',
  notes: ['Exit code 1 where a part is half there. One that is not set up at all is off, and no finding.'],
}

async function run(args: Arguments, {cwd, env, stdout}: Io): Promise<ProcessCode> {
  expectWords(args, 0)
  const {likelyFacts, packageVersion, printParts, readGitState, ToolError} = await import('../../node/git-setup-command.ts')
  const {root, sample} = await likelyFacts({cwd, ...configOption(args)})
  const state = readGitState({root, env, sample})
  if (state === 'not installed') throw new ToolError('GIT_MISSING', 'Expected git on PATH, got none.', {hint: 'install git'})
  const {isRepository, parts} = state
  if (!isRepository) throw new ToolError('NO_REPOSITORY', `Expected a repository of git, got ${root}, which is in none.`)
  const shown = parts.map(({status: _, ...part}) => part)
  stdout.write(
    args.text('format') === 'json' ? `${JSON.stringify({version: packageVersion(), parts: shown}, undefined, 1)}\n` : printParts(parts),
  )
  return parts.some(part => part.state === 'half') ? 1 : 0
}
