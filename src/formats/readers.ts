import type {FormatId, Reader} from '../model/format.ts'
import {ipynbReader} from './ipynb/reader.ts'
import {mystReader} from './myst/reader.ts'

/** The reading half of every format: what a check needs. Loading the printers too would cost every start. */
export const readers: Readonly<Record<FormatId, Reader>> = {ipynb: ipynbReader, myst: mystReader}

/** Extensions of files that may be notebooks, with the dot. `.md` files are notebooks only if their text says so. */
export const extensions: readonly string[] = Object.values(readers).flatMap(reader => reader.extensions)

/** The reader of a file by its name and text; `undefined` for a file that is no notebook. */
export function readerOf(path: string, text: string): Reader | undefined {
  const name = path.toLowerCase()
  return Object.values(readers).find(reader => reader.extensions.some(extension => name.endsWith(extension)) && reader.detect(text, path))
}
