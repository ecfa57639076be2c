import {isOurs} from './marker.ts'
import type {Lacking, Part} from './part.ts'

/** What becomes of a planned file. */
export type Settled =
  | {readonly kind: 'write' | 'replace'; readonly path: string; readonly text: string; readonly purpose: string}
  /** The file is there and does what it should. */
  | {readonly kind: 'same'; readonly path: string}
  /** A file of ours that people went on with: it does what it should, and is not written anew either. */
  | {readonly kind: 'stay'; readonly path: string}
  /** The file is there and stays: a person has to look at it. */
  | ({readonly kind: 'keep'; readonly path: string; readonly isOurs: boolean} & Lacking)

/** Whether files that `init` wrote earlier may be written anew; those of others never are. */
export type Existing = 'keep' | 'replace ours'

export function settle(part: Part, {existing, policy}: {readonly existing: string | undefined; readonly policy: Existing}): Settled {
  const {path, text, purpose} = part
  if (existing === undefined) return {kind: 'write', path, text, purpose}
  const now = existing.replaceAll('\r\n', '\n')
  if (now === text) return {kind: 'same', path}
  const lacking = part.lacking(now)
  if (policy === 'replace ours' && isOurs(now))
    return lacking || !part.isPersonal ? {kind: 'replace', path, text, purpose} : {kind: 'stay', path}
  return lacking ? {kind: 'keep', path, isOurs: isOurs(now), ...lacking} : {kind: 'same', path}
}
