import {type AttributeOptions, attributeLines, catalogFolders, withLines} from '../attributes.ts'
import type {Choices, GithubWorkflow} from './choices.ts'
import {type Asked, configFile} from './config-file.ts'
import {editorFiles, schemaPlace} from './editors.ts'
import type {Facts} from './facts.ts'
import {checkWorkflow} from './github/check.ts'
import {exportWorkflow} from './github/export.ts'
import type {WorkflowOptions} from './github/options.ts'
import {shardedWorkflow} from './github/sharded.ts'
import {gitlabFile} from './gitlab.ts'
import {linesLacking, type Part} from './part.ts'
import {preCommitFile} from './pre-commit.ts'

export interface Plan {
  readonly facts: Pick<Facts, 'isInstalled' | 'program' | 'isGit' | 'branch' | 'schema' | 'hasHunts'>
  readonly choices: Choices
  readonly asked: Asked
}

/** The files of a catalog, in the order in which they are written and named. */
export function planCatalog(plan: Plan): readonly Part[] {
  const {facts, choices, asked} = plan
  const {release} = choices
  const schema = schemaPlace(facts, release)
  const given = {branch: facts.branch, workflows: choices.github, ...(release && {release})}
  return [
    configFile({choices, asked, schema}),
    ...editorFiles(schema, facts.schema),
    ...(facts.isGit ? [ignoreFile(facts)] : []),
    ...(choices.git ? [attributesFile(plan)] : []),
    ...(choices.preCommit ? [preCommitFile(hookOptions(plan))] : []),
    ...[...choices.github].sort().map(name => workflowFile(name, given)),
    ...(choices.gitlab ? [gitlabFile] : []),
  ]
}

function hookOptions({facts: {isInstalled, isGit, program}, choices: {pairs, git, release}}: Plan): Parameters<typeof preCommitFile>[0] {
  return {pairs, isInstalled, ...(git && isGit && {hasFilter: true}), ...(program !== undefined && {program}), ...(release && {release})}
}

const ignoredLines = ['.huntbook/']

/** A file that is there already has had its say about packages. */
function ignoreFile({isInstalled}: Pick<Facts, 'isInstalled'>): Part {
  return {
    path: '.gitignore',
    purpose: 'git leaves out what huntbook keeps on one machine',
    text: `# What huntbook keeps from run to run.\n.huntbook/\n${isInstalled ? '# What npm installs.\nnode_modules/\n' : ''}`,
    lacking: linesLacking(ignoredLines, 'it is what huntbook keeps from run to run on one machine'),
  }
}

/** What lines of attributes depend on. */
export function attributeOptions({facts, choices}: Pick<Plan, 'facts' | 'choices'>): AttributeOptions {
  return {isGenerated: choices.pairs === 'myst', folders: catalogFolders(choices.files, facts)}
}

function attributesFile(plan: Plan): Part {
  const lines = attributeLines(attributeOptions(plan))
  return {
    path: '.gitattributes',
    purpose: 'git strips, shows and merges notebooks as such',
    text: `${lines.join('\n')}\n`,
    lacking: existing => {
      const {added} = withLines(existing, lines)
      return added.length === 0 ? undefined : {why: 'so that git strips, shows and merges notebooks as such', lines: added}
    },
  }
}

const workflows = {
  check: {path: '.github/workflows/huntbook.yml', purpose: 'a check of pull requests', print: checkWorkflow},
  sharded: {
    path: '.github/workflows/huntbook-sharded.yml',
    purpose: 'a check of the whole catalog on several machines',
    print: shardedWorkflow,
  },
  export: {path: '.github/workflows/huntbook-export.yml', purpose: 'findings of executed notebooks as an artifact', print: exportWorkflow},
} as const satisfies Readonly<Record<GithubWorkflow, unknown>>

function workflowFile(name: GithubWorkflow, options: WorkflowOptions): Part {
  const {path, purpose, print} = workflows[name]
  return {path, purpose, text: print(options), lacking: () => ({why: 'it is not what would be written', lines: []})}
}
