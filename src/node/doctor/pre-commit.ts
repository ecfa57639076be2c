import {join} from 'node:path'
import type {Check} from '../../model/check.ts'
import {isList, isMap, mapOf, type Value} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {jsonHooks} from '../../setup/init/json-hooks.ts'
import {packageVersion} from '../package.ts'
import {gitTopLevel} from '../paths.ts'
import {readSideFile} from '../side-files.ts'

const name = '.pre-commit-config.yaml'

/** Whether the hooks of the repository run another version than this one. Nothing is said where there are none. */
export function checkPreCommit(root: string): Check[] {
  const bytes = readSideFile(gitTopLevel(root) ?? root, name)
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
  return [...revisionChecks(revisionsIn(mapOf(config).get('repos'))), ...jsonHooks(config).map(jsonCheck)]
}

function jsonCheck(id: string): Check {
  const message = `The hook \`${id}\` takes JSON, and for newer versions of pre-commit notebooks are some: it may write them anew.`
  return {id: 'pre-commit-json', status: 'warning', message, next: `give it \`exclude: \\.ipynb$\` in ${name}`}
}

function revisionChecks(revisions: readonly string[]): Check[] {
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

/** `rev` of repositories called huntbook, and what hooks of others install of it. */
function revisionsIn(repos: Value | undefined): string[] {
  return (isList(repos) ? repos : []).filter(isMap).flatMap(repository => {
    const [url, revision, hooks] = [repository.get('repo'), repository.get('rev'), repository.get('hooks')]
    if (typeof url === 'string' && /(?:^|\/)huntbook(?:\.git)?\/?$/u.test(url) && typeof revision === 'string') return [revision]
    return (isList(hooks) ? hooks : []).filter(isMap).flatMap(hook => {
      const needed = hook.get('additional_dependencies')
      const own = (isList(needed) ? needed : []).map(item => (typeof item === 'string' ? /^huntbook@(.+)$/u.exec(item)?.[1] : undefined))
      return own.flatMap(version => version ?? [])
    })
  })
}
