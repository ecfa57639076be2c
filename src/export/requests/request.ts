import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {OutputFile} from '../../model/findings.ts'

/** A request as it will be sent, but for what is known only then (spec/xdr.md 8): `{a.b}` and `@config:`, `@resolve:`, `@from:`. */
export interface RequestDraft {
  /** Names the file after its step. Ours: never of a notebook. */
  readonly name: string
  readonly method: 'POST' | 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Written as JSON, less what is `undefined`. */
  readonly body: unknown
}

/** The answer to an earlier request that a later one needs, such as `@from:1.id`. */
export function fromStep(step: number, path: string): string {
  return `@from:${step}.${path}`
}

export const jsonHeaders: Readonly<Record<string, string>> = {'content-type': 'application/json'}

/** A file for each request, in the order of sending, which is the order of their names too. */
export function requestFiles(
  {stem, target}: {readonly stem: string; readonly target: string},
  drafts: readonly RequestDraft[],
): OutputFile[] {
  const width = Math.max(2, String(drafts.length).length)
  return drafts.map(({name, method, url, headers, body}, index) => {
    const step = index + 1
    const text = JSON.stringify({target, step, method, url, headers, body}, undefined, 2)
    return {path: `${stem}.${target}/${String(step).padStart(width, '0')}-${name}.json`, bytes: utf8ToBytes(`${text}\n`)}
  })
}
