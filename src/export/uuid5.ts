import {sha1} from '@noble/hashes/legacy.js'
import {bytesToHex, concatBytes, hexToBytes, utf8ToBytes} from '@noble/hashes/utils.js'

/** The namespace of every id that huntbook chooses: the UUID of `urn:huntbook:finding:v1` in the namespace of URLs. */
export const huntbookNamespace = '9a6f4a85-120e-5526-9dc6-6217f1cd677a'

/** A UUID of version 5 (RFC 9562), in lower case: the same name gives the same id wherever and whenever it is asked for. */
export function uuid5(name: string, namespace: string = huntbookNamespace): string {
  const bytes = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name))).slice(0, 16)
  const view = new DataView(bytes.buffer)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x50)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
}
