import {lstatSync} from 'node:fs'
import {join} from 'node:path'
import {readConfig} from '../../lint/config/read.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {Choices} from '../../setup/init/choices.ts'
import {type Asked, configPath} from '../../setup/init/config-file.ts'
import {jsonHooks} from '../../setup/init/json-hooks.ts'
import {nextSteps} from '../../setup/init/next-steps.ts'
import {planCatalog} from '../../setup/init/plan.ts'
import {preCommitPath} from '../../setup/init/pre-commit.ts'
import {type Existing, type Settled, settle} from '../../setup/init/settle.ts'
import {fail} from '../config.ts'
import type {GitChange} from '../git/setup/change.ts'
import {type FileText, readText} from '../read.ts'
import {shippedFile} from '../services.ts'
import {ToolError} from '../tool-error.ts'
import {type FileToWrite, writeTogether} from '../write.ts'
import {type BaselineMade, makeBaseline} from './baseline.ts'
import {setUpGit} from './git.ts'
import type {Seen} from './look.ts'

export interface SetUpOptions extends Seen {
  readonly choices: Choices
  readonly asked: Asked
  readonly env: Readonly<Record<string, string | undefined>>
  readonly policy: Existing
  /** Nothing is written. */
  readonly isDry: boolean
}

/** What was done, or would be. */
export interface SetUp {
  readonly files: readonly Settled[]
  /** Where one was asked for, and the configuration names it. */
  readonly baseline?: BaselineMade
  /** What git of this clone was told. */
  readonly git: readonly GitChange[]
  /** What a person should look at. */
  readonly notes: readonly string[]
  /** Commands, in order. */
  readonly next: readonly string[]
}

/** Makes a catalog of a repository. What can be told to be wrong is told before anything is written. */
export async function setUp(options: SetUpOptions): Promise<SetUp> {
  const {root, facts, choices, isDry, policy} = options
  refuseBelowTop(options)
  shippedFile(choices.attack)
  const planned = planCatalog(options).map(part => ({part, existing: readExisting(root, part.path)}))
  for (const {part} of planned) if (part.path === configPath) checkPlanned(part.text)
  const found = planned.map(({part, existing}) => ({existing, file: settle(part, {existing: existing?.text, policy})}))
  if (!isDry)
    writeTogether(
      found.flatMap(({existing, file}) => toWrite(root, file, existing)),
      {within: root},
    )
  const files = found.map(({file}) => file)
  const baseline = options.asked.has('baseline') ? await makeBaseline(root, {isDry, isPlanned: files.some(isWrittenConfig)}) : undefined
  const {tree} = parseYaml(readExisting(root, preCommitPath)?.text ?? '', {version: '1.2'})
  const hooks = tree && treeValue(tree)
  const git = setUpGit(options, files)
  const {commands, notes} = nextSteps({facts, choices, lacksGit: git.problem !== undefined})
  return {
    files,
    git: git.changes,
    notes: [...jsonHooks(hooks).map(hookNote), ...(git.problem === undefined ? [] : [git.problem]), ...notes],
    next: isDry ? ['the same command without --dry-run'] : commands,
    ...(baseline && {baseline}),
  }
}

function hookNote(id: string): string {
  return `The hook \`${id}\` of ${preCommitPath} may write notebooks anew as any JSON: give it \`exclude: \\.ipynb$\`.`
}

/** Git and the services look for them at the top. */
function refuseBelowTop({root, facts, choices}: SetUpOptions): void {
  if (facts.isTop || !(choices.preCommit || choices.gitlab || choices.github.size > 0)) return
  throw new ToolError('INIT_BELOW_TOP', `Expected the top of the git repository for hooks and workflows, got the root \`${root}\`.`, {
    hint: 'leave out --pre-commit, --github and --gitlab, or let the configuration be at the top',
  })
}

/** A glob of the command line may be one that no configuration may hold. */
function checkPlanned(text: string): void {
  const read = readConfig(text, configPath)
  if (!('value' in read)) fail(read)
}

function isWrittenConfig({kind, path}: Settled): boolean {
  return path === configPath && (kind === 'write' || kind === 'replace')
}

/** More than a person writes into a configuration. */
const maxBytes = 10_000_000

/** `undefined` where nothing is of that name, not even a link that leads nowhere. */
function readExisting(root: string, path: string): FileText | undefined {
  const file = join(root, path)
  if (!isThere(file)) return undefined
  const read = readText(file, {path, maxBytes})
  if ('text' in read) return read
  throw new ToolError('FILE_UNREADABLE', `${path} could not be read. ${read.message}`)
}

function isThere(file: string): boolean {
  try {
    return lstatSync(file, {throwIfNoEntry: false}) !== undefined
  } catch {
    // Whoever reads it says why nobody may look.
    return true
  }
}

function toWrite(root: string, file: Settled, existing: FileText | undefined): readonly FileToWrite[] {
  if (file.kind !== 'write' && file.kind !== 'replace') return []
  return [{file: join(root, file.path), content: file.text, name: file.path, expected: existing?.bytes ?? 'absent'}]
}
