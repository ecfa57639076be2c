import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex} from '@noble/hashes/utils.js'
import {base64} from '@scure/base'
import {isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {parseJson} from '../../../parse/json.ts'
import {treeValue} from '../../../parse/tree.ts'
import {utf8Text} from '../../../parse/utf8.ts'

/** Reads a file beside the text, by its path relative to the text's folder. `undefined` where it cannot be read. */
export type ReadSide = (path: string) => Uint8Array | undefined

/**
 * The attachments that `huntbook-attachments` stands for: name → MIME type → path of a file, `{"json": path}` or
 * `{"data": value}`. Without `readSide` a path is left out: nothing can be said about it.
 */
export function readAttachments(
  value: Value | undefined,
  readSide: ReadSide | undefined,
  wrong: (message: string) => void,
): ValueMap | undefined {
  if (value === undefined) return undefined
  if (!isMap(value)) {
    wrong('Expected attachments as an object, got something else.')
    return undefined
  }
  const attachments = new Map<string, Value>()
  for (const [name, bundle] of value) {
    if (!isMap(bundle)) {
      wrong('Expected the MIME types of an attachment as an object, got something else.')
      continue
    }
    const data = new Map<string, Value>()
    for (const [type, item] of bundle) {
      const content = readItem(item, readSide, wrong)
      if (content !== undefined) data.set(type, content)
    }
    attachments.set(name, data)
  }
  return attachments.size > 0 ? attachments : undefined
}

function readItem(item: Value, readSide: ReadSide | undefined, wrong: (message: string) => void): Value | undefined {
  if (isMap(item) && item.has('data')) return item.get('data')
  const json = isMap(item) ? item.get('json') : undefined
  const path = json ?? item
  if (typeof path !== 'string') {
    wrong('Expected the path of a file beside the text, got something else.')
    return undefined
  }
  if (!isInside(path)) {
    wrong(`Expected a path below the folder of the text, got \`${path}\`.`)
    return undefined
  }
  if (!readSide) return undefined
  const bytes = readSide(path)
  if (!bytes) {
    wrong(`Expected a file \`${path}\`, got none.`)
    return undefined
  }
  if (
    !path
      .split('/')
      .at(-1)
      ?.startsWith(`${digestOf(bytes)}.`)
  ) {
    wrong(`Expected the content that \`${path}\` is named after, got another.`)
    return undefined
  }
  return json === undefined ? base64.encode(bytes) : readJson(bytes, path, wrong)
}

/** The first 16 hexadecimal digits of the SHA-256, which name a side file. */
export function digestOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes)).slice(0, 16)
}

/** A relative path that stays below its folder. */
function isInside(path: string): boolean {
  return path !== '' && !/^\/|[\\:\0]/.test(path) && path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
}

function readJson(bytes: Uint8Array, path: string, wrong: (message: string) => void): Value | undefined {
  const text = utf8Text(bytes)
  const tree = text === undefined ? undefined : parseJson(text).tree
  if (tree) return treeValue(tree)
  wrong(`Expected JSON in \`${path}\`, got something else.`)
  return undefined
}
