import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {reasonOf, ToolError} from './tool-error.ts'

export interface FilesFromOptions {
  readonly cwd: string
  readonly stdin: () => Promise<Uint8Array>
}

/** Reads the arguments that a file lists; `-` is standard input. */
export async function readFilesFrom(name: string, {cwd, stdin}: FilesFromOptions): Promise<readonly string[]> {
  if (name === '-') return parseFilesFrom(await stdin(), 'standard input')
  try {
    return parseFilesFrom(readFileSync(resolve(cwd, name)), name)
  } catch (error) {
    if (error instanceof ToolError) throw error
    throw new ToolError('FILES_FROM_UNREADABLE', `${name} could not be read: ${reasonOf(error)}.`, {cause: error})
  }
}

/** One argument a line, or separated by NUL if there is a NUL: only so can a name with a line break be told from two. */
export function parseFilesFrom(bytes: Uint8Array, name: string): readonly string[] {
  if (!isUtf8(bytes)) {
    throw new ToolError('FILES_FROM_ENCODING', `Expected the names of ${name} in UTF-8, got other bytes.`)
  }
  // The decoder takes a byte order mark away, which shells of Windows write.
  const text = new TextDecoder().decode(bytes)
  return text.split(text.includes('\0') ? '\0' : /\r?\n/u).filter(line => line !== '')
}
