import type {ExitCode} from '../model/report.ts'
import type {Choices, GithubWorkflow, PairMode, Preset} from '../node/init-command.ts'
import {ToolError} from '../node/use.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import type {Io} from './io.ts'

const presets: readonly Preset[] = ['recommended', 'strict']
const pairModes: readonly PairMode[] = ['myst', 'ipynb', 'both', 'none']
const workflows: readonly GithubWorkflow[] = ['check', 'sharded', 'export']

export const init: Command = {
  name: 'init',
  usage: '[OPTIONS]',
  summary: 'make a catalog of this repository: configuration, hooks, workflows',
  options: {
    preset: {type: 'string', choices: presets, effect: 'the rules that are on; default recommended'},
    files: {type: 'string', value: 'GLOB', multiple: true, effect: 'the catalog; default the folder that holds the notebooks'},
    pairs: {type: 'string', choices: pairModes, effect: 'how notebooks are kept as .ipynb and as text; default as they are now'},
    attack: {type: 'string', value: 'VERSION', effect: 'the version of ATT&CK; default the newest that ships'},
    'pre-commit': {type: 'boolean', effect: 'hooks for pre-commit'},
    github: {type: 'boolean', multiple: true, choices: workflows, effect: 'workflows for GitHub; default check, the one for pull requests'},
    gitlab: {type: 'boolean', effect: 'a job for GitLab'},
    git: {type: 'boolean', effect: 'git attributes, and git in this clone: no outputs in commits, readable differences, merges of cells'},
    baseline: {type: 'boolean', effect: 'take down what is found today, so that only what is new is reported'},
    release: {
      type: 'string',
      value: 'OWNER/NAME@SHA',
      effect: 'hooks and workflows run this release, and not the installed one; `#vX.Y.Z` behind it names its tag',
    },
    force: {
      type: 'boolean',
      effect: 'write files anew that huntbook init wrote, without what was changed in them; in the configuration only what options name',
    },
    'dry-run': {type: 'boolean', effect: 'show what would be written, and write nothing'},
    yes: {type: 'boolean', effect: 'ask nothing: do what the repository suggests'},
  },
  run,
  takes: 'nothing',
  notes: [
    'On a terminal it asks what no option says. Elsewhere it needs --yes or options; without --yes only what they name is done.',
    'Files that are there stay as they are: what would have to be added to them is printed.',
  ],
}

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [word] = args.positionals
  if (word !== undefined) throw new ToolError('ARGUMENT_UNKNOWN', `Expected no argument, got \`${word}\`.`)
  if (args.text('config') !== undefined) {
    throw new ToolError('OPTION_VALUE', 'Expected no --config: the configuration of a catalog is huntbook.config.yaml.')
  }
  const {baselinePath, look, printSetUp, propose, setUp} = await import('../node/init-command.ts')
  const isAsking = io.ask !== undefined && !args.flag('yes')
  if (!isAsking && !args.flag('yes') && !decisive.some(name => args.flag(name))) throw nothingToGoBy
  const seen = await look({cwd: io.cwd, env: io.env, ...(args.flag('no-config') && {config: false})})
  const proposed = propose(seen.facts)
  const given = {
    ...(await givenChoices(args, seen.facts.version)),
    ...(args.flag('baseline') && {baseline: proposed.baseline ?? baselinePath}),
  }
  const choices = isAsking
    ? await (await import('./init-questions.ts')).askChoices({given, proposed, facts: seen.facts}, io)
    : {...proposed, ...(!args.flag('yes') && {preCommit: false, github: new Set<never>(), gitlab: false, git: false}), ...given}
  const isDry = args.flag('dry-run')
  const asked = new Set(comparable.filter(name => given[name] !== undefined || choices[name] !== proposed[name]))
  const done = await setUp({...seen, env: io.env, choices, asked, policy: args.flag('force') ? 'replace ours' : 'keep', isDry})
  io.stdout.write(
    printSetUp(done, {cwd: io.cwd, root: seen.root, color: isColored(args, io.env, io.stdout), quiet: args.flag('quiet'), isDry}),
  )
  return 0
}

/** Options that say enough to go by where nobody can be asked. */
const decisive = ['preset', 'files', 'pairs', 'attack', 'pre-commit', 'github', 'gitlab', 'git', 'baseline', 'release', 'dry-run']

/** What a configuration that is there may say otherwise. */
const comparable = ['preset', 'files', 'pairs', 'attack', 'baseline'] as const

const nothingToGoBy = new ToolError('INIT_ASKS', 'Expected a terminal to ask on, --yes, or options that say what to set up.', {
  hint: 'huntbook init --yes does what the repository suggests; --dry-run shows it first',
})

/** What the options say, but for the baseline. A flag that is not given says nothing. */
async function givenChoices(args: Arguments, version: string): Promise<Omit<Partial<Choices>, 'baseline'>> {
  const {readRelease} = await import('../node/init-command.ts')
  const [attack, files, text] = [args.text('attack'), args.texts('files'), args.text('release')]
  // The option parser has checked the words; no word stands for the first.
  const preset = presets.find(name => name === args.text('preset'))
  const pairs = pairModes.find(mode => mode === args.text('pairs'))
  const github = workflows.filter(name => args.texts('github').some(word => (word || 'check') === name))
  const release = text === undefined ? undefined : readRelease(text, version)
  if (text !== undefined && !release) {
    throw new ToolError('OPTION_VALUE', `Expected --release to be OWNER/NAME@ and the 40 hexadecimal digits of a commit, got \`${text}\`.`)
  }
  return {
    ...(preset && {preset}),
    ...(pairs && {pairs}),
    ...(attack !== undefined && {attack}),
    ...(files.length > 0 && {files}),
    ...(args.flag('pre-commit') && {preCommit: true}),
    ...(github.length > 0 && {github: new Set(github)}),
    ...(args.flag('gitlab') && {gitlab: true}),
    ...(args.flag('git') && {git: true}),
    ...(release && {release}),
  }
}
