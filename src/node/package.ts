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

/** What a thread begins with, whose `workerData.entry` names a bundle: `worker` or `packs`. The library has its threads run the bundle too. */
export function threadFile(): string {
  return join(packageFolder(), 'bin/thread.cjs')
}
