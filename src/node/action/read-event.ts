import {readFileSync, statSync} from 'node:fs'
import {reasonOf, ToolError} from '../tool-error.ts'

/** GitHub sends no larger ones. */
const maxBytes = 26_214_400

/** The payload of the event that a run is for. */
export function readEvent(file: string): unknown {
  try {
    if (statSync(file).size > maxBytes) throw new ToolError('EVENT_INVALID', `Expected an event of at most ${maxBytes} bytes.`)
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof ToolError) throw error
    const reason = error instanceof SyntaxError ? 'it is no JSON' : reasonOf(error)
    throw new ToolError('EVENT_INVALID', `The event of the run could not be read: ${reason}.`, {cause: error})
  }
}
