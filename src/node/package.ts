import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** The folder of huntbook's own package, whether it runs from source, as a library or bundled. */
export function packageFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

export function packageVersion(): string {
  // The package's own file, which always has a version.
  const {version} = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {version: string}
  return version
}
