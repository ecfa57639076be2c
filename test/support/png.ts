import {crc32} from 'node:zlib'
import {png} from '../export-notebooks.ts'

/** One pixel with a text beside it, in base64. */
export function pngWith(text: string): string {
  const bytes = Buffer.from(png, 'base64')
  const data = Buffer.concat([Buffer.from('tEXtComment\0', 'latin1'), Buffer.from(text)])
  const chunk = Buffer.alloc(data.length + 8)
  chunk.writeUInt32BE(data.length - 4, 0)
  data.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(data), data.length + 4)
  // Behind the header: 8 bytes of signature and 25 of IHDR.
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]).toString('base64')
}
