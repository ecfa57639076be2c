import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {joinPath, placeOf} from './names.ts'

describe('joinPath', () => {
  it.each([
    ['x_files', 'a.png', 'x_files/a.png'],
    ['', 'a.png', 'a.png'],
    ['x_files', '/a.png', '/a.png'],
  ])('joins %j and %j', (folder, name, path) => expect(joinPath(folder, name)).toBe(path))
})

describe('placeOf', () => {
  it.each([
    ['x_files/a.png', 'x_files/a.png'],
    ['x_files/a/../b.png', 'x_files/b.png'],
    ['x_files/../b.png', 'b.png'],
    ['x_files//./b.png', 'x_files/b.png'],
    ['x_files/...', 'x_files/...'],
  ])('is %j → %j', (path, place) => expect(placeOf(path, false)).toEqual({path: place, isOdd: expect.any(Boolean)}))
  it.each([
    ['/etc/passwd.png', 'outside'],
    ['C:\\a.png', 'outside'],
    ['c:a.png', 'outside'],
    ['x_files/../../a.png', 'outside'],
    ['x_files/../../out/a.png', 'outside'],
    ['../x', 'outside'],
    ['x_files/a\0b.png', 'name'],
    ['x_files/..', 'name'],
    ['x_files/.', 'name'],
    ['x_files/a/', 'name'],
    ['', 'name'],
    [`x_files/${'é'.repeat(128)}`, 'name'],
    [`x_files/${'a/'.repeat(40)}b`, 'name'],
  ])('refuses %j', (path, refusal) => expect(placeOf(path, false)).toEqual({refusal}))
  it.each(['x_files/a:b.png', 'x_files/con.png', 'x_files/LPT1', 'x_files/a.', 'x_files/a\nb.png', 'x_files/a\u202eb.png'])(
    'takes %j for odd, and refuses it on Windows',
    path => {
      expect(placeOf(path, false)).toMatchObject({isOdd: true})
      expect(placeOf(path, true)).toHaveProperty('refusal')
    },
  )
  it('climbs by no separator of Windows', () => {
    expect(placeOf('x_files/..\\..\\a.png', true)).toEqual({refusal: 'outside'})
    expect(placeOf('\\a.png', true)).toEqual({refusal: 'outside'})
  })
  it('never leaves the folder', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', 'a', ':', '\0', '//', 'é')
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, onWindows) => {
        const place = placeOf(pieces.join(''), onWindows)
        if (!('path' in place)) return
        const parts = place.path.split(onWindows ? /[/\\]/u : '/')
        expect(parts.some(part => ['', '.', '..'].includes(part))).toBe(false)
        expect(place.path).not.toMatch(/^(?:\/|[A-Za-z]:)|\0/u)
      }),
    )
  })
})
