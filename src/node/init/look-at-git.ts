import {existsSync} from 'node:fs'
import {join} from 'node:path'
import type {Facts} from '../../setup/init/facts.ts'
import {runGit} from '../git/process.ts'

interface GitOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isGit: boolean
}

type Service = 'github' | 'gitlab'

/** What git knows of a repository. A git that is not installed knows nothing. */
export function lookAtGit(root: string, {env, isGit}: GitOptions): Pick<Facts, 'isGit' | 'branch' | 'services'> {
  const ask = (...args: readonly string[]): string => {
    const answer = isGit ? runGit(root, {args, env, answers: [0, 1, 128]}) : 'no repository'
    return typeof answer === 'string' || answer.status !== 0 ? '' : answer.stdout.toString().trim()
  }
  const remotes = ask('config', '--get-regexp', '^remote\\..*\\.url$').toLowerCase()
  const signs: readonly (readonly [Service, boolean])[] = [
    ['github', remotes.includes('github') || existsSync(join(root, '.github'))],
    ['gitlab', remotes.includes('gitlab') || existsSync(join(root, '.gitlab-ci.yml'))],
  ]
  return {
    isGit,
    branch: branchOf(
      ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD').replace(/^origin\//u, ''),
      ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ),
    services: new Set(signs.flatMap(([service, isThere]) => (isThere ? [service] : []))),
  }
}

/** The branch that the remote calls its own; else the current one, where its name says that it is not one of many. */
function branchOf(remote: string, current: string): string {
  if (remote !== '') return remote
  return ['main', 'master', 'trunk'].includes(current) ? current : 'main'
}
