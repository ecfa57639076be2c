import {type Disk, nodeDisk} from '../../src/node/write/disk.ts'

interface Fault {
  /** The call that fails, from 1. */
  readonly at: number
  readonly code: string
  /** Whether all later calls fail as well, but those that clean up. */
  readonly lasts: boolean
}

/** A disk that fails at one call, or from it on. `failed` names the first call that did, if there were as many. */
export function failingDisk({at, code, lasts}: Fault): {readonly disk: Disk; readonly failed: () => string | undefined} {
  let calls = 0
  let failed: string | undefined
  const disk = watchedDisk((name, call) => {
    calls++
    const isCleaning = name === 'unlinkSync' || name === 'closeSync'
    if (calls !== at && !(lasts && calls > at && !isCleaning)) return call()
    failed ??= name
    // What fails to close is closed all the same.
    if (name === 'closeSync') call()
    throw Object.assign(new Error(code), {code})
  })
  return {disk, failed: () => failed}
}

/** Node's disk, with something around each call. */
export function watchedDisk(around: (name: string, call: () => unknown) => unknown): Disk {
  const watched = Object.entries(nodeDisk).map(([name, method]) => [
    name,
    (...args: readonly unknown[]) => around(name, () => Reflect.apply(method, undefined, args)),
  ])
  // Each function has the type of the one it stands for.
  return Object.fromEntries(watched) as Disk
}
