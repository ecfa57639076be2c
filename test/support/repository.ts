import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {folderOf} from './folder.ts'

/** An environment in which git knows nobody's settings, nor the repository that the tests may run in a hook of. */
export const cleanEnv: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_ALLOW_PROTOCOL: 'file',
}

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Repository {
  /** Absolute. */
  readonly top: string
  readonly git: (...args: readonly string[]) => string
  readonly write: (files: Files) => void
  /** Writes files and commits everything. */
  readonly commit: (files?: Files) => void
}

/** A new repository with these files in its first commit; without files it has none. The branch is `main`. */
export function repositoryOf(files?: Files): Repository {
  const folder = folderOf()
  rmSync(join(folder, '.git'), {recursive: true})
  const found = repositoryAt(folder)
  found.git('init', '--quiet', '--initial-branch=main')
  if (files) found.commit(files)
  return found
}

/** The repository that a folder is the top of, or that a command makes there. */
export function repositoryAt(top: string): Repository {
  const git = (...args: readonly string[]): string => execFileSync('git', args, {cwd: top, env: cleanEnv, encoding: 'utf8'})
  const write = (files: Files): void => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(top, path)), {recursive: true})
      writeFileSync(join(top, path), content)
    }
  }
  const commit = (files: Files = {}): void => {
    write(files)
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'x')
  }
  return {top, git, write, commit}
}

/** Names that break programs, where the system has them. */
export const oddNames: readonly string[] = [
  'with space.md',
  'ümläut 漢字 👍.md',
  '-leading.md',
  '--all',
  'a;b&c$(d).md',
  ...(process.platform === 'win32'
    ? []
    : ['quote\'".md', 'line\nbreak.md', 'tab\t.md', '*.md', ':(top)x.md', 'back\\slash.md', 'HEAD:x.md']),
]
