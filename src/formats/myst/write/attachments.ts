import {utf8ToBytes} from '@noble/hashes/utils.js'
import {base64} from '@scure/base'
import type {SideFile} from '../../../model/format.ts'
import {isList, isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {printPythonJson, sortKeys} from '../../../parse/json-print.ts'
import {digestOf} from '../read/attachments.ts'

/** Attachments with lists of strings joined and keys sorted, as they come back from a file; `undefined` for none. */
export function joinAttachments(attachments: ValueMap | undefined): ValueMap | undefined {
  if (!attachments || attachments.size === 0) return undefined
  const sorted = sortKeys(new Map([...attachments].map(([name, bundle]) => [name, isMap(bundle) ? joinBundle(bundle) : bundle])))
  return isMap(sorted) ? sorted : undefined
}

/**
 * What stands for attachments in a cell's metadata. With a `stem` the contents go to files in `<stem>_files`, which are
 * added to `files`; otherwise they stand in the metadata.
 */
export function printAttachments(attachments: ValueMap, stem: string | undefined, files: Map<string, SideFile>): Value {
  return new Map(
    [...attachments].map(([name, bundle]) => [
      name,
      isMap(bundle) ? new Map([...bundle].map(([type, value]) => [type, printItem(value, {type, stem, files})])) : bundle,
    ]),
  )
}

interface Item {
  readonly type: string
  readonly stem: string | undefined
  readonly files: Map<string, SideFile>
}

function printItem(value: Value, {type, stem, files}: Item): Value {
  if (stem === undefined) return new Map([['data', value]])
  const decoded = typeof value === 'string' ? canonicalBytes(value) : undefined
  const bytes = decoded ?? utf8ToBytes(printPythonJson(value))
  const path = `${stem}_files/${digestOf(bytes)}.${decoded ? extensionOf(type) : 'json'}`
  files.set(path, {path, bytes})
  return decoded ? path : new Map([['json', path]])
}

/** The bytes of canonical base64, which is the one text that they have. */
function canonicalBytes(text: string): Uint8Array | undefined {
  try {
    return base64.decode(text)
  } catch {
    return undefined
  }
}

/** The MIME subtype up to a `+`, such as `png`. */
function extensionOf(type: string): string {
  const subtype = type.slice(type.indexOf('/') + 1).split('+')[0] ?? ''
  return subtype.toLowerCase().replace(/[^a-z0-9]/g, '') || 'bin'
}

function joinBundle(bundle: ValueMap): ValueMap {
  return new Map(
    [...bundle].map(([type, value]) => [type, isList(value) && value.every(item => typeof item === 'string') ? value.join('') : value]),
  )
}
