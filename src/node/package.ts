import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** The folder of huntbook's own package, whether it runs from source, as a library, bundled, or from a release tree. */
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

/** A file that starts the program or one of its threads. In a release tree it stands in `dist`, with all other code. */
export function bootFile(name: string): string {
  const file = join(packageFolder(), 'bin', name)
  return existsSync(file) ? file : join(packageFolder(), 'dist', name)
}

/** Where the indexes of ATT&CK are: beside the code that makes them, in a release tree in `data`. */
export function attackFile(version: string): string {
  const file = join(packageFolder(), 'src/attack/data', `attack-${version}.json`)
  return existsSync(file) ? file : join(packageFolder(), 'data', `attack-${version}.json`)
}
