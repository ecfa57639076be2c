import {readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {compare} from '../../lint/order.ts'
import type {Blob} from '../../model/blob.ts'
import {blob as isBlob} from '../../report/generated/blob-validator.ts'
import type {Validator} from '../../report/shape.ts'
import {packageVersion} from '../package.ts'
import {shownPath} from '../paths.ts'
import {decode, readBytes} from '../read.ts'
import {reasonOf, ToolError} from '../tool-error.ts'
import {mostBlobBytes, mostBlobs, mostBytes, mostContainers, mostLevels} from './limits.ts'
import {measureJson} from './measure.ts'

const validate: Validator = isBlob

/** A blob and what people call its file. */
export interface NamedBlob {
  readonly name: string
  readonly blob: Blob
}

/** Reads all `*.json` of a folder. Each has to be a blob of this version; what it says is not judged yet. */
export function readBlobs(folder: string, cwd: string): NamedBlob[] {
  const within = resolve(cwd, folder)
  const names = list(within, folder)
  const left = {bytes: mostBytes, containers: mostContainers}
  return names.map(entry => {
    const file = join(within, entry)
    const name = shownPath(file, cwd)
    const bytes = readBytes(file, {path: name, maxBytes: mostBlobBytes})
    if (!(bytes instanceof Uint8Array)) {
      throw bytes.rule === 'parse/too-large'
        ? refused(name, `expected at most ${mostBlobBytes} bytes, got more`)
        : refused(name, `it could not be read: ${bytes.message}`)
    }
    const {levels, containers} = measureJson(bytes)
    left.bytes -= bytes.length
    left.containers -= containers
    if (levels > mostLevels) throw refused(name, `expected at most ${mostLevels} levels of lists and objects, got ${levels}`)
    if (left.bytes < 0) throw refused(name, `expected at most ${mostBytes} bytes in all blobs, got more`)
    if (left.containers < 0) throw refused(name, `expected at most ${mostContainers} lists and objects in all blobs, got more`)
    return {name, blob: readBlob(bytes, name)}
  })
}

/** What is wrong with a file, as a `ToolError`. */
export function refused(name: string, problem: string, hint?: string): ToolError {
  return new ToolError('BLOB_INVALID', `${name}: ${problem}.`, hint === undefined ? {} : {hint})
}

function list(within: string, folder: string): string[] {
  let entries: string[]
  try {
    entries = readdirSync(within)
  } catch (error) {
    throw new ToolError('BLOB_UNREADABLE', `The folder of --merge, ${folder}, could not be read: ${reasonOf(error)}.`, {cause: error})
  }
  const names = entries.filter(name => name.endsWith('.json')).sort(compare)
  if (names.length === 0) {
    throw new ToolError('BLOB_MISSING', `Expected blobs (\`*.json\`) in ${folder}, got none.`, {
      hint: '`check --shard 1/4 --format blob=FILE` makes one',
    })
  }
  if (names.length > mostBlobs)
    throw new ToolError('BLOB_INVALID', `Expected at most ${mostBlobs} blobs in ${folder}, got ${names.length}.`)
  return names
}

function readBlob(bytes: Uint8Array, name: string): Blob {
  const decoded = decode(bytes, name)
  if (!('text' in decoded)) throw refused(name, `it is no blob: ${decoded.message.replace(/\.$/u, '')}`)
  let value: unknown
  try {
    value = JSON.parse(decoded.text)
  } catch {
    throw refused(name, 'expected a blob, got a text that is no JSON')
  }
  const {kind, version, tool, errors} = isObject(value) ? value : {}
  if (kind !== 'huntbook-blob') throw refused(name, 'expected a blob, got other JSON')
  if (version !== 1) throw refused(name, `expected a blob of version 1, got ${shown(version)}`, sameVersion)
  const made = isObject(tool) ? tool.version : undefined
  if (made !== packageVersion())
    throw refused(name, `expected a blob of huntbook ${packageVersion()}, got one of ${shown(made)}`, sameVersion)
  if (Array.isArray(errors)) throw refused(name, 'expected the blob of a run that came to its end, got one that could not begin')
  if (validate(value)) {
    // The validator was made from the schema that the type describes.
    return value as unknown as Blob
  }
  const [{instancePath, keyword} = {instancePath: '', keyword: 'type'}] = validate.errors ?? []
  throw refused(name, `expected a blob, got something else at \`${instancePath.slice(0, mostShown) || '/'}\` (\`${keyword}\`)`)
}

const sameVersion = 'all parts and the merge have to run the same version'

/** Units of a value that a message shows. */
const mostShown = 80

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `\`${String(value).slice(0, mostShown)}\`` : 'none'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
