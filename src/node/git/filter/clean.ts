import {isUtf8} from 'node:buffer'
import {type StripPart, stripIpynb, stripParts} from '../../../formats/ipynb/rewrite/strip.ts'
import {maxFileBytes} from '../../../model/limits.ts'

export interface Cleaned {
  /** The very bytes that were given where there is nothing to take out. */
  readonly bytes: Uint8Array
  /** Why the file is passed on although it may hold outputs. */
  readonly passed?: string
}

const all: ReadonlySet<StripPart> = new Set(stripParts)

/** A notebook file as git is to store it: without outputs, execution counts and metadata of runs. What is no notebook is passed on. */
export function cleanNotebook(bytes: Uint8Array): Cleaned {
  if (bytes.length === 0) return {bytes}
  // No configuration is read: `git add` would pay for it, and what a checkout holds should not depend on the branch.
  if (bytes.length > maxFileBytes) return {bytes, passed: `Expected at most ${maxFileBytes} bytes, got ${bytes.length}.`}
  if (!isUtf8(bytes)) return {bytes, passed: 'Expected UTF-8.'}
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  const bom = text.startsWith('\ufeff') ? 1 : 0
  const stripped = stripIpynb(text.slice(bom), all)
  if (typeof stripped !== 'string') return {bytes, passed: stripped.reason}
  if (stripped === text.slice(bom)) return {bytes}
  return {bytes: Buffer.from(text.slice(0, bom) + stripped)}
}
