import type {Format, FormatId} from '../model/format.ts'
import {ipynb} from './ipynb/index.ts'
import {myst} from './myst/index.ts'

/** Every format of notebooks. */
export const formats: Readonly<Record<FormatId, Format>> = {ipynb, myst}

/** Extensions of files that may be notebooks, with the dot. `.md` files are notebooks only if their text says so. */
export const extensions: readonly string[] = Object.values(formats).flatMap(format => format.extensions)

/** The format of a file by its name and text; `undefined` for a file that is no notebook. */
export function formatOf(path: string, text: string): Format | undefined {
  const name = path.toLowerCase()
  return Object.values(formats).find(format => format.extensions.some(extension => name.endsWith(extension)) && format.detect(text, path))
}
