import {existsSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {env} from 'node:process'

/** The folder of test data: `HUNTBOOK_DATA`, else `shared/data` beside the checkout. Without it conformance fails. */
const dataFolder = resolve(env.HUNTBOOK_DATA ?? join(import.meta.dirname, '../../../shared/data'))

if (!existsSync(dataFolder)) throw new Error(`The conformance data is missing: ${dataFolder}. Set HUNTBOOK_DATA to its folder.`)

export function dataPath(...parts: readonly string[]): string {
  return join(dataFolder, ...parts)
}

export function readData(...parts: readonly string[]): string {
  return readFileSync(dataPath(...parts), 'utf8')
}
