import {utf8ToBytes} from '@noble/hashes/utils.js'

/** Why nothing is written under a name that a notebook gives. */
export type Refusal = 'outside' | 'name' | 'main' | 'conflict'

/** A path below the output folder, without `.` and `..`. */
interface Place {
  readonly path: string
  /** Whether some system refuses the name, or a person cannot read it. */
  readonly isOdd: boolean
}

const longestPart = 255
const mostParts = 32

/** `folder/name` as Python joins them: an absolute name stands alone. */
export function joinPath(folder: string, name: string): string {
  return name.startsWith('/') || folder === '' ? name : `${folder}/${name}`
}

/** Where a file comes to lie that the Markdown refers to by a path, or why it may not be written. */
export function placeOf(path: string, onWindows: boolean): Place | {readonly refusal: Refusal} {
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path) || (onWindows && path.startsWith('\\'))) return {refusal: 'outside'}
  const steps = path.split(onWindows ? /[/\\]/u : '/')
  const parts: string[] = []
  for (const step of steps) {
    if (step === '..' && parts.pop() === undefined) return {refusal: 'outside'}
    if (!isEmptyStep(step)) parts.push(step)
  }
  const isOdd = parts.some(part => oddOnWindows.test(part) || unreadable.test(part))
  const isFile = !isEmptyStep(steps.at(-1) ?? '')
  if (!isFile || parts.length > mostParts || parts.some(isImpossible) || (isOdd && onWindows)) return {refusal: 'name'}
  return {path: parts.join('/'), isOdd}
}

function isEmptyStep(step: string): boolean {
  return step === '' || step === '.' || step === '..'
}

/** Devices, streams, characters with a meaning of their own, and ends that are dropped. */
const oddOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)|[<>:"|?*\\]|[. ]$/iu

const unreadable = /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u

function isImpossible(part: string): boolean {
  return part.includes('\0') || part.length > longestPart || utf8ToBytes(part).length > longestPart
}
