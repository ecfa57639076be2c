import {describe, expect, it} from 'vitest'
import {importsOf} from './imports.ts'

describe('what a module imports', () => {
  it.each([
    ["import x from './a.ts'", './a.ts'],
    ['import {\n  x,\n  type Y,\n} from "../b"', '../b'],
    ["import * as x from 'c'", 'c'],
    ["  export {x} from './d.js'\n", './d.js'],
    ["export * from './e'", './e'],
    ["import './f.mjs'", './f.mjs'],
    ["const x = await import('./g')", './g'],
    ["const x = require( './h.cjs' )", './h.cjs'],
  ])('%j', (source, name) => {
    expect(importsOf(source)).toEqual([name])
  })

  it('is none of types, names that are made, and words of a text', () => {
    const source =
      "import type {X} from 'types'\nexport type {Y} from 'more'\nimport(name)\nexport const message = 'import it from \"x\"'\n"
    expect(importsOf(source)).toEqual([])
  })

  it('is found in time that grows with the text', () => {
    expect(importsOf('import a\n'.repeat(20_000))).toEqual([])
  })
})
