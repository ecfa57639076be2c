import {
  type BigIntStats,
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'

/** What the writer asks of a disk, so that a test can let each call fail. All throw as Node's do. */
export interface Disk {
  readonly closeSync: (descriptor: number) => void
  readonly fchmodSync: (descriptor: number, mode: number) => void
  readonly fchownSync: (descriptor: number, uid: number, gid: number) => void
  readonly fstatSync: (descriptor: number, options: {bigint: true}) => BigIntStats
  readonly fsync: (descriptor: number, done: (error: Error | null) => void) => void
  readonly fsyncSync: (descriptor: number) => void
  readonly lstatSync: (file: string, options: StatOptions) => BigIntStats | undefined
  readonly mkdirSync: (folder: string, options: {recursive: true}) => unknown
  readonly openSync: (file: string, flags: number, mode?: number) => number
  readonly readdirSync: (folder: string) => readonly string[]
  readonly readFileSync: (descriptor: number) => Uint8Array
  readonly realpathSync: (file: string) => string
  readonly renameSync: (from: string, to: string) => void
  readonly statSync: (file: string, options: StatOptions) => BigIntStats | undefined
  readonly unlinkSync: (file: string) => void
  /** How many bytes were written, which may be fewer than there are. */
  readonly writeSync: (descriptor: number, bytes: Uint8Array, offset: number) => number
}

/** Times in nanoseconds: a millisecond is long enough for two writes. */
export interface StatOptions {
  readonly bigint: true
  readonly throwIfNoEntry: false
}

export const statOptions: StatOptions = {bigint: true, throwIfNoEntry: false}

export const nodeDisk: Disk = {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
}
