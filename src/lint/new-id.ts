import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {TextFile} from '../model/text-file.ts'

/**
 * A UUID in the form of version 4 whose digits are a hash of a file's path and text. Random digits would make every report of a fix
 * another one. `retired` holds ids that are never used again, in lower case.
 */
export function newId({path, text}: TextFile, retired: {readonly has: (id: string) => boolean}): string {
  for (let turn = 0; ; turn++) {
    const bytes = sha256(utf8ToBytes([path, text, turn].join('\0').toWellFormed())).slice(0, 16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const id = bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
    if (!retired.has(id)) return id
  }
}
