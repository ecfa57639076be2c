import {parseJson} from '../../parse/json.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import type {BaselineEntry} from './baseline.ts'

/** A text that is no baseline: the reason as a sentence, and where it is known. */
export interface BaselineFault {
  readonly message: string
  readonly line?: number
}

/** Reads a baseline. Entries come as they are written: in any order, and perhaps twice after a merge. */
export function readBaseline(text: string): readonly BaselineEntry[] | BaselineFault {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const [problem] = parseJson(text).problems
    const line = problem && positionAt(linesOf(text), problem.start).line
    return {message: problem?.message ?? 'Expected JSON.', ...(line !== undefined && {line})}
  }
  if (!isObject(value)) return {message: 'Expected an object with `version` and `entries`.'}
  if (value.version !== 1) return {message: `Expected \`"version": 1\`, got \`${JSON.stringify(value.version) ?? 'none'}\`.`}
  if (!Array.isArray(value.entries)) return {message: 'Expected a list of `entries`.'}
  const entries: readonly unknown[] = value.entries
  if (entries.every(isEntry)) return entries
  const number = entries.findIndex(item => !isEntry(item)) + 1
  return {message: `Expected entry ${number} to have \`rule\`, \`path\`, \`fingerprint\` and a \`count\` from 1 on.`}
}

function isEntry(item: unknown): item is BaselineEntry {
  if (!isObject(item)) return false
  const {rule, path, fingerprint, count} = item
  if (typeof rule !== 'string' || typeof path !== 'string' || typeof fingerprint !== 'string') return false
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 1
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
