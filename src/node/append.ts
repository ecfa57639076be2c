import {closeSync, constants, fstatSync, ftruncateSync, openSync, writeFileSync} from 'node:fs'
import {reasonOf, ToolError} from './tool-error.ts'

/**
 * Adds a text to the end of a file, which is made if it is not there. Other programs add to it as well, and the folder may not be ours
 * to write to, so the file stays the one it is. What could not be written whole is taken back.
 */
export function append(file: string, text: string, name: string): void {
  try {
    // A pipe that nobody reads would be waited for.
    const {O_APPEND, O_CREAT, O_NONBLOCK, O_WRONLY} = constants
    const descriptor = openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o666)
    try {
      addWhole(descriptor, text)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw new ToolError('WRITE_FAILED', `${name} could not be written: ${reasonOf(error)}.`, {cause: error})
  }
}

function addWhole(descriptor: number, text: string): void {
  const before = fstatSync(descriptor)
  try {
    writeFileSync(descriptor, text)
  } catch (error) {
    if (before.isFile()) ftruncateSync(descriptor, before.size)
    throw error
  }
}
