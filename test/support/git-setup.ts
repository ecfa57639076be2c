import {execFileSync, spawnSync} from 'node:child_process'
import {bin, type Result, runInProcess} from './cli.ts'
import {cleanEnv, type Files, type Repository, repositoryOf} from './repository.ts'

// A checkout of this repository may lie in a folder for temporary files, where nothing is set up from.
const program = ['--program', bin]

/** A repository in which git is set up for notebooks, with the built command line. */
export async function setUp(files: Files = {}, ...options: readonly string[]): Promise<Repository> {
  const repository = repositoryOf()
  const {code, stderr} = await huntbookGit(repository, 'install', ...program, ...options)
  if (code !== 0) throw new Error(stderr)
  repository.commit(files)
  return repository
}

export function huntbookGit({top}: Pick<Repository, 'top'>, ...args: readonly string[]): Promise<Result> {
  return runInProcess(['git', ...args], {cwd: top, env: definedOf(cleanEnv)})
}

/** Runs git where it may fail. */
export function tryGit(
  {top}: Repository,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): {status: number | null; said: string} {
  const {status, stdout, stderr} = spawnSync('git', args, {cwd: top, env: {...cleanEnv, ...more}, encoding: 'utf8'})
  return {status, said: stdout + stderr}
}

/** A blob of the index as it is. */
export function staged({top}: Repository, path: string): Buffer {
  return execFileSync('git', ['cat-file', 'blob', `:${path}`], {cwd: top, env: cleanEnv})
}

function definedOf(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** A notebook file with a heading and code cells, as nbformat writes it. */
export function notebookFile(sources: readonly string[], {outputs = ''}: {readonly outputs?: string} = {}): string {
  const code = sources.map((source, index) => ({
    cell_type: 'code',
    execution_count: outputs === '' ? null : index + 1,
    id: `c${index}`,
    metadata: {},
    outputs: outputs === '' ? [] : [{name: 'stdout', output_type: 'stream', text: [outputs]}],
    source: source.split(/(?<=\n)/u),
  }))
  const cells = [{cell_type: 'markdown', id: 't', metadata: {}, source: ['## Findings']}, ...code]
  return `${JSON.stringify({cells, metadata: {}, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}
