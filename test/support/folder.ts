import {mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'

/** A new folder with these files, path → content, that goes when the test ends. A `.git` in it keeps what lies above out of sight. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'huntbook-test-')))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  mkdirSync(join(folder, '.git'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Every file below a folder: path → content as text. */
export function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  const files = paths.filter(path => statSync(join(folder, path), {throwIfNoEntry: false})?.isFile())
  return Object.fromEntries(files.map(path => [path, readFileSync(join(folder, path), 'utf8')]))
}
