import type {Check} from '../../model/check.ts'
import {readGitState} from '../git/setup/state.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Git itself, and what was set up in it for notebooks. `sample` is the path of a notebook, which need not exist. Nothing is said of a part that nobody wants. */
export function checkGit(about: {readonly root: string; readonly env: Env; readonly sample: string}): Check[] {
  const state = readGitState(about)
  if (state === 'not installed') {
    return [
      {id: 'git', status: 'warning', message: 'No git on PATH.', next: 'install git: --since, --staged and pairs of notebooks need it'},
    ]
  }
  const {version, isRepository, parts} = state
  if (!isRepository) {
    const message = `${version}; ${about.root} is in no repository.`
    return [{id: 'git', status: 'warning', message, next: 'git init, if the catalog is to be versioned'}]
  }
  const wanted = parts.filter(({state: found}) => found !== 'off')
  return [
    {id: 'git', status: 'ok', message: `${version}.`},
    ...wanted.map(({part, status, message, next}) => ({id: `git-${part}`, status, message, ...(next !== undefined && {next})})),
  ]
}
