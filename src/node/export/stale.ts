import {readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'

/**
 * Request files of an earlier export in the folders that were written now: whoever sends a folder would send them too. Nothing is
 * removed; a person may have put them there.
 */
export function staleRequests(written: readonly string[]): string[] {
  const folders = new Set(written.filter(file => isRequest(basename(file))).map(file => dirname(file)))
  const now = new Set(written)
  return [...folders].flatMap(folder =>
    readdirSync(folder)
      .filter(name => isRequest(name) && !now.has(join(folder, name)))
      .sort()
      .map(name => join(folder, name)),
  )
}

function isRequest(name: string): boolean {
  return /^\d{2,}-[\w-]+\.json$/u.test(name)
}
