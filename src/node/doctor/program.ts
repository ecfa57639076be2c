import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import process from 'node:process'
import type {Check} from '../../model/check.ts'
import {maxNamedBytes} from '../../model/limits.ts'
import {packageFolder, packageVersion} from '../package.ts'
import {foldersOf, programIn} from '../program-file.ts'
import {readWhole} from '../regular-file.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The oldest that huntbook runs on, as package.json says. */
const oldest = [20, 19] as const

export function checkNode(version: string = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  const message = `Node.js ${version}.`
  return isNew
    ? {id: 'node', status: 'ok', message}
    : {id: 'node', status: 'problem', message, next: `install Node.js ${oldest.join('.')} or later`}
}

/** Which programs of the name a shell, a hook and npx would take. None is started: the files beside them say what they are. */
export function checkProgram({root, env}: {readonly root: string; readonly env: Env}): Check {
  const own = packageVersion()
  const found = [...new Set([join(root, 'node_modules/.bin'), ...foldersOf(env)].flatMap(folder => programIn(folder, 'huntbook') ?? []))]
  const others = found.map(file => ({file, version: versionOf(file)})).filter(({version}) => version !== own)
  const message = `huntbook ${own}${found.length === 0 ? ', neither on PATH nor among the packages of the repository' : `, on PATH as ${found.join(', ')}`}.`
  if (others.length === 0) return {id: 'huntbook', status: 'ok', message}
  const listed = others.map(({file, version}) => `${file} (${version ?? 'of an unknown version'})`).join(', ')
  return {
    id: 'huntbook',
    status: 'warning',
    message: `huntbook ${own} is running, but there is also ${listed}.`,
    next: 'update or remove what you do not want, so that hooks and people run the same version',
  }
}

/** Of the package that a program belongs to. */
function versionOf(file: string): string | undefined {
  if (file.startsWith(join(packageFolder(), 'bin'))) return packageVersion()
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
    // A shim of npm stands beside the folder that it starts.
    for (const candidate of [join(folder, 'package.json'), join(folder, 'node_modules/huntbook/package.json')]) {
      const version = existsSync(candidate) ? versionIn(candidate) : undefined
      if (version !== undefined) return version
    }
  }
  return undefined
}

function versionIn(file: string): string | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(readWhole(file, maxNamedBytes)))
    const isOwn = typeof value === 'object' && value !== null && 'name' in value && value.name === 'huntbook'
    return isOwn && 'version' in value && typeof value.version === 'string' ? value.version : undefined
  } catch {
    return undefined
  }
}
