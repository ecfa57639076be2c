import {readUtf8} from '../config.ts'

/** The indicators that are known to be good: one a line, `*.` before a domain for all of its names, `#` before a comment. */
export function readAllowList(file: string, name: string): string[] {
  const lines = readUtf8(file, name).split(/\r?\n/u)
  return lines.map(line => line.replace(/(?:^|\s)#.*$/u, '').trim()).filter(line => line !== '')
}
