import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {commandName} from '../setup/command-name.ts'
import {readSideFile} from './side-files.ts'

const folder = 'node_modules/huntbook'

/** How people of a repository start huntbook. */
export function commandIn(root: string): string {
  return commandName({isInstalled: isInstalled(root)})
}

/** Whether huntbook is there, or will be once the packages of the repository are installed. */
export function isInstalled(root: string): boolean {
  if (existsSync(join(root, folder, 'schemas/config.schema.json'))) return true
  const manifest = readManifest(root)
  return ['dependencies', 'devDependencies'].some(name => has(own(manifest, name), 'huntbook'))
}

/** The path from the root of the program that Node.js starts, as the installed package says; absent where it is not installed yet. */
export function installedProgram(root: string): string | undefined {
  const manifest = readManifest(join(root, folder))
  const file = own(own(manifest, 'bin'), 'huntbook')
  if (typeof file !== 'string' || !/^(?:\.\/)?(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/u.test(file)) return undefined
  const program = `${folder}/${file.replace(/^\.\//u, '')}`
  return existsSync(join(root, program)) ? program : undefined
}

function readManifest(inside: string): unknown {
  const bytes = readSideFile(inside, 'package.json')
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // npm says what is wrong with it.
    return undefined
  }
}

function own(value: unknown, key: string): unknown {
  return has(value, key) ? Reflect.get(value, key) : undefined
}

function has(value: unknown, key: string): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}
