import {realpathSync, statSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import process from 'node:process'

type Env = Readonly<Record<string, string | undefined>>

/** The folders of PATH. */
export function foldersOf(env: Env): string[] {
  return (env.PATH ?? env.Path ?? '').split(delimiter).filter(folder => folder !== '')
}

/** A program in a folder, as the system would start it; where links lead, it is one and the same. */
export function programIn(folder: string, name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', ''] : ['']
  const file = endings.map(ending => join(folder, name + ending)).find(isFile)
  return file === undefined ? undefined : realpathSync(file)
}

function isFile(file: string): boolean {
  try {
    return statSync(file, {throwIfNoEntry: false})?.isFile() === true
  } catch {
    return false
  }
}

/** Whether a program that a command line starts with can be found. */
export function isProgram(word: string, env: Env): boolean {
  if (/[\\/]/u.test(word)) return isFile(word)
  return foldersOf(env).some(folder => programIn(folder, word) !== undefined)
}
