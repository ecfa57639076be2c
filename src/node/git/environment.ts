import {realpathSync} from 'node:fs'
import {resolve} from 'node:path'
import {fromRoot, isInside} from '../paths.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What a hook may have set to say which repository is meant. */
const ofRepository = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_PREFIX']

/** What would change how git reads a path or shows a difference. */
const unwanted = [
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
]

/** The environment of a git process. `cwd` is where relative paths of `env` start, as they do for git. */
export function gitEnvironment(folder: string, {env, cwd}: {readonly env: Environment; readonly cwd: string}): Environment {
  const kept = Object.entries({...env, ...repositoryOf(folder, {env, cwd})}).filter(([name]) => !unwanted.includes(name))
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Of a partial clone nothing is fetched: the second is for a git that does not know the first.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // Some of its messages are read.
    LC_ALL: 'C',
    LANGUAGE: '',
  }
}

/**
 * A hook is told the repository by `GIT_DIR`, relative to the top of its tree, where the hook starts. The folder in question may lie
 * below that, or in another repository.
 */
function repositoryOf(folder: string, {env, cwd}: {readonly env: Environment; readonly cwd: string}): Environment {
  const {GIT_DIR: dir, GIT_WORK_TREE: tree} = env
  if (dir === undefined && tree === undefined) return {}
  const top = resolve(cwd, tree ?? '.')
  if (!isInside(fromRoot(realPath(top), realPath(folder)))) return Object.fromEntries(ofRepository.map(name => [name, undefined]))
  return {GIT_WORK_TREE: top, ...(dir !== undefined && {GIT_DIR: resolve(cwd, dir)})}
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
