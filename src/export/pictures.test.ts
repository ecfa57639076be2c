import {describe, expect, it} from 'vitest'
import {png} from '../../test/export-notebooks.ts'
import {createPictures, dataUrl, decodeBase64, decodeDataUrl} from './pictures.ts'

const limits = {one: 100, all: 150}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

describe('createPictures', () => {
  it('names a picture by its content and keeps it once', () => {
    const pictures = createPictures({stem: 'x', limits})
    const first = pictures.add(bytes('GIF89a...'), '')
    expect(first).toEqual({kind: 'added', url: expect.stringMatching(/^x_files\/[0-9a-f]{16}\.gif$/u)})
    expect(pictures.add(bytes('GIF89a...'), '')).toEqual(first)
    expect(pictures.files()).toHaveLength(1)
  })

  it.each([
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['\xff\xd8\xff\xe0', 'jpg'],
    ['GIF87a', 'gif'],
    ['RIFF....WEBPVP8 ', 'webp'],
  ])('knows %j as %s', (head, type) => {
    const added = createPictures({stem: 'x', limits}).add(bytes(head), '')
    expect(added.kind === 'added' && added.url.endsWith(`.${type}`)).toBe(true)
  })

  it.each(['<svg/>', '%PDF-1.4', '', 'RIFF....WAVE', '\x89PNG'])('does not know %j', head => {
    expect(createPictures({stem: 'x', limits}).add(bytes(head), '')).toEqual({kind: 'unknown'})
  })

  it('holds to its limits', () => {
    const pictures = createPictures({stem: 'x', limits})
    expect(pictures.add(bytes(`GIF89a${'x'.repeat(100)}`), '')).toEqual({kind: 'large', bytes: 106})
    expect(pictures.add(bytes(`GIF89a${'x'.repeat(80)}`), '').kind).toBe('added')
    expect(pictures.add(bytes(`GIF89a${'y'.repeat(80)}`), '').kind).toBe('large')
  })

  it('knows its own targets, and gives their alternative text and bytes', () => {
    const pictures = createPictures({stem: 'x', limits})
    const added = pictures.add(bytes('GIF89a'), 'A figure')
    const url = added.kind === 'added' ? added.url : ''
    expect([pictures.has(url), pictures.has('x')]).toEqual([true, false])
    expect(pictures.files()).toEqual([{path: url, bytes: bytes('GIF89a'), alt: 'A figure'}])
    expect(pictures.files().map(dataUrl)).toEqual(['data:image/gif;base64,R0lGODlh'])
  })
})

describe('decodeBase64', () => {
  it('reads lines and missing padding', () => {
    expect(decodeBase64('R0lG\nODlh')).toEqual(bytes('GIF89a'))
    expect(decodeBase64('R0k')).toEqual(bytes('GI'))
    expect(decodeBase64(png)?.length).toBe(70)
  })

  it.each(['', '%%%', 'R', 'é'])('refuses %j', text => {
    expect(decodeBase64(text)).toBeUndefined()
  })
})

describe('decodeDataUrl', () => {
  it('reads pictures only', () => {
    expect(decodeDataUrl('data:image/gif;base64,R0lGODlh')).toEqual(bytes('GIF89a'))
    expect(decodeDataUrl('data:text/html;base64,R0lGODlh')).toBeUndefined()
    expect(decodeDataUrl('https://a.example')).toBeUndefined()
  })
})
