import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {Check} from '../../model/check.ts'
import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {wordsOf} from '../../setup/command-line.ts'
import {isProgram, programIn} from '../program-file.ts'

interface Place {
  /** Where hooks are started. */
  readonly top: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Whether what hooks of the repository itself start for huntbook is there. A hook whose program is missing stops every commit. */
export function checkEntries(repos: readonly ValueMap[], place: Place): Check[] {
  const hooks = repos.filter(repo => repo.get('repo') === 'local').flatMap(repo => maps(repo.get('hooks')))
  const entries = hooks.flatMap(hook => {
    const [entry, language] = [hook.get('entry'), hook.get('language')]
    // Other languages install what they need.
    return typeof entry === 'string' && (language === 'system' || language === 'unsupported') ? [entry] : []
  })
  const missing = new Set(entries.flatMap(entry => missingIn(entry, place) ?? []))
  return [...missing].map(program => ({
    id: 'pre-commit-entry',
    status: 'problem',
    message: `Hooks start \`${program}\`, which was not found: no commit passes.`,
    next: 'install huntbook so that it is found, with `npm ci` where it is a package of the repository, or change the entries of the hooks',
  }))
}

/** The part of a command of ours that does not exist. */
function missingIn(entry: string, {top, env}: Place): string | undefined {
  const [program = '', ...words] = wordsOf(entry) ?? []
  const script = program === 'node' ? words[0] : undefined
  const isPackage = program === 'npx' && words.find(word => !word.startsWith('-')) === 'huntbook'
  if (!isPackage && ![program, script].some(word => word !== undefined && /(?:^|[\\/])huntbook(?:\.[cm]?js)?$/u.test(word)))
    return undefined
  if (!isProgram(/[\\/]/u.test(program) ? resolve(top, program) : program, env)) return program
  if (script !== undefined && !existsSync(resolve(top, script))) return script
  return isPackage && programIn(join(top, 'node_modules/.bin'), 'huntbook') === undefined ? 'node_modules/.bin/huntbook' : undefined
}

function maps(value: Value | undefined): readonly ValueMap[] {
  return (isList(value) ? value : []).filter(isMap)
}
