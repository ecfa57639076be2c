import {basename, dirname, resolve} from 'node:path'
import type {ConfigProblem} from '../../lint/config/config.ts'
import {readDeclarative} from '../../lint/declarative/read.ts'
import type {Rule} from '../../model/rule.ts'
import {readUtf8} from '../config.ts'
import {ToolError} from '../tool-error.ts'

/**
 * Reads a rule that is written in YAML, for its test. It is called as the folder and the file are: `mdr/no-ping` for
 * `rules/teams/mdr/no-ping.yaml`. Throws a `ToolError` that says where what is wrong.
 */
export function readRule(file: string, {id = idOf(file), path = file}: {readonly id?: string; readonly path?: string} = {}): Rule {
  const rule = readDeclarative(readUtf8(file, path), {id, path})
  if ('meta' in rule) return rule
  const message = rule.map(({path: name, line, column, message: text}: ConfigProblem) => `${name}:${line}:${column} ${text}`).join(' ')
  const hint = rule[0]?.hint
  throw new ToolError('PACK_INVALID', message, hint === undefined ? {} : {hint})
}

function idOf(file: string): string {
  const name = basename(file)
  return `${basename(dirname(resolve(file)))}/${name.slice(0, name.lastIndexOf('.'))}`
}
