import {describe, expect, it} from 'vitest'
import {png} from '../../../test/export-notebooks.ts'
import {pngWith} from '../../../test/support/png.ts'
import {decodeBase64} from '../pictures.ts'
import {pictureNotes, withoutNotes} from './notes.ts'

function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...part].map(letter => letter.charCodeAt(0)) : part)))
}

function base64(text: string): Uint8Array {
  return decodeBase64(text) ?? new Uint8Array()
}

const jpegHead = bytesOf([0xff, 0xd8], [0xff, 0xe0, 0, 4, 1, 2])
const jpegScan = [0xff, 0xda, 0, 3, 0, 1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd9]
const gif = [...'GIF89a'].map(letter => letter.charCodeAt(0))
const screen = [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 1, 1, 1]
const image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
const chunk = (name: string, data: readonly number[]): number[] => [
  ...[...name].map(letter => letter.charCodeAt(0)),
  data.length,
  0,
  0,
  0,
  ...data,
]
const riff = (...chunks: readonly (readonly number[])[]): Uint8Array => {
  const data = chunks.flat()
  return bytesOf('RIFF', [data.length + 4, 0, 0, 0], 'WEBP', data)
}

describe('what a picture says beside the picture', () => {
  const isClean = (text: string): boolean => !text.includes('secret')

  it('stays in PNG where it is clean, byte for byte', () => {
    for (const picture of [png, pngWith('drawn by a program')]) {
      const bytes = base64(picture)
      expect(withoutNotes(bytes, isClean)).toBe(bytes)
    }
    expect(pictureNotes(base64(pngWith('drawn by a program')))).toEqual(['Comment\0drawn by a program'])
  })

  it('goes where it is not, and what nobody can read goes always', () => {
    expect(withoutNotes(base64(pngWith('a secret')), isClean)).toEqual(base64(png))
    const exif = base64(pngWith('camera'))
    exif.set(bytesOf('eXIf'), 37)
    expect(withoutNotes(exif, isClean)).toEqual(base64(png))
    const trailed = Uint8Array.from([...base64(png), 1, 2, 3])
    expect(withoutNotes(trailed, isClean)).toEqual(base64(png))
  })

  it('goes from JPEG: Exif and comments that are not clean', () => {
    const jpeg = (...notes: readonly number[]): Uint8Array => Uint8Array.from([...jpegHead, ...notes, ...jpegScan])
    const comment = (text: string): number[] => [0xff, 0xfe, 0, text.length + 2, ...bytesOf(text)]
    expect(withoutNotes(jpeg(0xff, 0xe1, 0, 6, 1, 2, 3, 4, ...comment('a secret')), isClean)).toEqual(jpeg())
    expect(withoutNotes(jpeg(...comment('kept')), isClean)).toEqual(jpeg(...comment('kept')))
    expect(pictureNotes(jpeg(...comment('kept')))).toEqual(['kept'])
  })

  it('goes from GIF and WebP', () => {
    const comment = [0x21, 0xfe, 8, ...bytesOf('a secret'), 0]
    const xmp = [0x21, 0xff, 11, ...bytesOf('XMP DataXMP'), 1, 2, 0]
    expect(withoutNotes(bytesOf(gif, screen, comment, xmp, image, [0x3b, 9]), isClean)).toEqual(bytesOf(gif, screen, image, [0x3b]))
    const [flags, drawn] = [chunk('VP8X', [0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0]), chunk('VP8L', [1, 2])]
    expect(withoutNotes(riff(flags, drawn, chunk('EXIF', [1, 2])), isClean)).toEqual(
      riff(chunk('VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), drawn),
    )
  })

  it('is all of a picture that is not well formed', () => {
    const cut = base64(png).subarray(0, 40)
    expect(withoutNotes(cut, isClean)).toBe(cut)
    expect(pictureNotes(cut)[0]).toHaveLength(40)
    for (let length = 0; length < 200; length += 1) {
      for (const whole of [
        base64(pngWith('x')),
        bytesOf(gif, screen, image, [0x3b]),
        riff(chunk('VP8L', [1, 2])),
        bytesOf([0xff, 0xd8, 0xff], jpegScan),
      ])
        withoutNotes(whole.subarray(0, length), isClean)
    }
  })
})
