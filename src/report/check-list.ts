import type {Check} from '../model/check.ts'
import {styleOf} from './style.ts'
import {terminalText} from './terminal.ts'

/** Checks for people, each on one line. `quiet` leaves out what is in order. */
export function printChecks(checks: readonly Check[], {color, quiet}: {readonly color: boolean; readonly quiet: boolean}): string {
  const style = styleOf(color)
  const paint = {ok: style.blue, warning: style.yellow, problem: style.red}
  const width = Math.max(...checks.map(({id}) => id.length))
  return checks
    .filter(({status}) => !quiet || status !== 'ok')
    .map(({id, status, message, next}) => {
      const line = `${paint[status](status.padEnd(7))}  ${id.padEnd(width)}  ${terminalText(message)}`
      return `${next === undefined ? line : `${line} Next: ${terminalText(next)}.`}\n`
    })
    .join('')
}
