import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import process from 'node:process'
import type {Check} from '../../model/check.ts'
import {foldersOf, programIn} from '../program-file.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Versions of pre-commit and npm that cannot install a hook in Node.js together: which, and what does. */
const broken: readonly {
  readonly preCommit: (version: string) => boolean
  readonly npm: (version: string) => boolean
  readonly next: string
}[] = [
  // It passes `--prod`, which npm 12 does not know any more.
  {
    preCommit: version => isBefore(version, '4.6.1'),
    npm: version => !isBefore(version, '12.0.0'),
    next: 'pip install --upgrade pre-commit, or npm install --global npm@11.8',
  },
  // npm/cli#9189
  {
    preCommit: version => version === '4.6.1' || version === '4.6.2',
    npm: version => !isBefore(version, '11.9.0') && isBefore(version, '11.13.0'),
    next: 'npm install --global npm@latest, or another version of pre-commit',
  },
]

/** Whether the pre-commit on PATH can install hooks with the npm there. Nothing is said where one of them is missing. */
export function checkHookRunner(env: Env): Check[] {
  const [preCommit, npm] = [preCommitVersion(env), npmVersion(env)]
  if (preCommit === undefined || npm === undefined) return []
  const found = `pre-commit ${preCommit} and npm ${npm}`
  const problem = broken.find(each => each.preCommit(preCommit) && each.npm(npm))
  if (!problem) return [{id: 'pre-commit-npm', status: 'ok', message: `${found} install hooks.`}]
  return [{id: 'pre-commit-npm', status: 'problem', message: `${found} cannot install hooks together.`, next: problem.next}]
}

/** It is asked, since files of Python say it in many ways. */
function preCommitVersion(env: Env): string | undefined {
  const file = firstOnPath('pre-commit', env)
  if (file === undefined) return undefined
  const {stdout} = spawnSync(file, ['--version'], {
    cwd: dirname(process.execPath),
    env,
    encoding: 'utf8',
    timeout: 10_000,
    windowsHide: true,
  })
  return /^pre-commit (\d+\.\d+\.\d+)/u.exec(stdout ?? '')?.[1]
}

/** As its package says: to start it takes half a second. */
function npmVersion(env: Env): string | undefined {
  const file = firstOnPath('npm', env)
  for (let folder = file; folder !== undefined && dirname(folder) !== folder; folder = dirname(folder)) {
    for (const candidate of [join(folder, 'package.json'), join(folder, 'node_modules/npm/package.json')]) {
      const version = existsSync(candidate) ? /"name":\s*"npm"/u.test(readFileSync(candidate, 'utf8')) && versionIn(candidate) : false
      if (version !== false) return version
    }
  }
  return undefined
}

function versionIn(file: string): string | undefined {
  return /"version":\s*"(\d+\.\d+\.\d+)/u.exec(readFileSync(file, 'utf8'))?.[1]
}

function firstOnPath(name: string, env: Env): string | undefined {
  return foldersOf(env)
    .flatMap(folder => programIn(folder, name) ?? [])
    .at(0)
}

/** Both of three numbers. */
function isBefore(version: string, other: string): boolean {
  const [a, b] = [version, other].map(text => text.split('.').map(Number))
  const at = [0, 1, 2].find(index => a?.[index] !== b?.[index])
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0)
}
