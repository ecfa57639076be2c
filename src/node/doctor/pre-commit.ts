import {join} from 'node:path'
import type {Check} from '../../model/check.ts'
import {isList, isMap, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {jsonHooks} from '../../setup/init/json-hooks.ts'
import {packageVersion} from '../package.ts'
import {gitTopLevel} from '../paths.ts'
import {readSideFile} from '../side-files.ts'
import {checkEntries} from './hook-entries.ts'
import {checkHookRunner} from './hook-runner.ts'

const name = '.pre-commit-config.yaml'

/** How the hooks of the repository are configured. Nothing is said where there are none. */
export function checkPreCommit({root, env}: {readonly root: string; readonly env: Readonly<Record<string, string | undefined>>}): Check[] {
  const top = gitTopLevel(root) ?? root
  const bytes = readSideFile(top, name)
  if (!bytes) return []
  const {tree, problems} = parseYaml(new TextDecoder().decode(bytes), {version: '1.2'})
  if (problems.some(({severity}) => severity === 'error')) {
    return [
      {
        id: 'pre-commit',
        status: 'problem',
        message: `${name} cannot be read.`,
        next: `put it right: pre-commit validate-config ${join('.', name)}`,
      },
    ]
  }
  const config = tree && treeValue(tree)
  const repos = maps(mapOf(config).get('repos'))
  return [
    ...checkVersion(repos),
    ...(repos.some(isOwn) ? checkHookRunner(env) : []),
    ...checkEntries(repos, {top, env}),
    ...jsonHooks(config).map(jsonCheck),
  ]
}

function jsonCheck(id: string): Check {
  const message = `The hook \`${id}\` takes JSON, and for newer versions of pre-commit notebooks are some: it may write them anew.`
  return {id: 'pre-commit-json', status: 'warning', message, next: `give it \`exclude: \\.ipynb$\` in ${name}`}
}

/** Whether hooks run another version than this one. A commit as `rev` says nothing of its version. */
function checkVersion(repos: readonly ValueMap[]): Check[] {
  const revisions = repos.flatMap(revisionsIn).filter(revision => /^v?\d+\.\d/u.test(revision))
  if (revisions.length === 0) return []
  const own = packageVersion()
  const other = revisions.find(revision => revision.replace(/^v/u, '') !== own)
  if (other === undefined) return [{id: 'pre-commit', status: 'ok', message: `${name} runs huntbook ${own}.`}]
  return [
    {
      id: 'pre-commit',
      status: 'warning',
      message: `${name} runs huntbook ${other}, this is ${own}.`,
      next: 'pre-commit autoupdate, or install the version that hooks run',
    },
  ]
}

/** Repositories called huntbook, and whatever else serves its hooks. */
function isOwn(repository: ValueMap): boolean {
  const url = repository.get('repo')
  if (url === 'local' || url === 'meta' || typeof url !== 'string') return false
  return (
    /(?:^|\/)huntbook(?:\.git)?\/?$/u.test(url) ||
    maps(repository.get('hooks')).some(hook => String(hook.get('id')).startsWith('huntbook-'))
  )
}

/** `rev` of our repositories, and what hooks of others install of it. */
function revisionsIn(repository: ValueMap): string[] {
  const revision = repository.get('rev')
  if (isOwn(repository)) return typeof revision === 'string' ? [revision] : []
  return maps(repository.get('hooks')).flatMap(hook => {
    const needed = hook.get('additional_dependencies')
    const own = (isList(needed) ? needed : []).map(item => (typeof item === 'string' ? /^huntbook@(.+)$/u.exec(item)?.[1] : undefined))
    return own.flatMap(version => version ?? [])
  })
}

function maps(value: Value | undefined): readonly ValueMap[] {
  return (isList(value) ? value : []).filter(isMap)
}
