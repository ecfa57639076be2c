import {readUtf8} from '../config.ts'

/** The lines of a list of indicators that are known to be good. */
export function readAllowList(file: string, name: string): string[] {
  return readUtf8(file, name).split(/\r?\n/u)
}
