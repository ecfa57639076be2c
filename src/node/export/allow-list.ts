import {readUtf8} from '../config.ts'
import {insideRoot} from '../services.ts'

/** The indicators that are known to be good: one a line, `*.` before a domain for all of its names, `#` before a comment. */
export function readAllowList(root: string, path: string): string[] {
  const lines = readUtf8(insideRoot(root, path), path).split(/\r?\n/u)
  return lines.map(line => line.replace(/(?:^|\s)#.*$/u, '').trim()).filter(line => line !== '')
}
