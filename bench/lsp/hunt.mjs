import {readFileSync} from 'node:fs'
import {join} from 'node:path'

const shipped = join(import.meta.dirname, '../../hunts/identity/sign-in-anomalies.md')

/**
 * A shipped hunt with some of its cells once more, so that it has so many lines.
 *
 * @param {number} lines
 */
export function longHunt(lines) {
  const text = readFileSync(shipped, 'utf8').trimEnd().split('\n')
  const more = text.slice(text.indexOf('+++') + 1)
  while (text.length < lines) text.push(...['', '+++', ''], ...more.slice(0, lines - text.length))
  return `${text.slice(0, lines).join('\n')}\n`
}
