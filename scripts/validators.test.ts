import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {lean, patternMessages} from './validators/lean.mjs'
import {names, printFindingValidator, printValidators, readSchema} from './validators.mjs'

describe('printValidators', () => {
  it('makes the module that the lint layer imports; when this fails, run `node scripts/validators.mjs`', async () => {
    const text = readFileSync(join(import.meta.dirname, '../src/lint/generated/validators.ts'), 'utf8')
    expect((await printValidators(names.map(readSchema))) === text).toBe(true)
  })

  it('makes the module that reads findings back', async () => {
    const text = readFileSync(join(import.meta.dirname, '../src/export/generated/finding-validator.ts'), 'utf8')
    expect((await printFindingValidator(readSchema('finding'))) === text).toBe(true)
    expect(text).not.toMatch(/\brequire\s*\(|\beval\s*\(|\bFunction\s*\(|node:|process\./u)
  })

  it('makes the same text again', async () => {
    const schemas = tiny({type: 'object', properties: {a: {type: 'string', minLength: 2}}})
    expect(await printValidators(schemas)).toBe(await printValidators(schemas))
  })

  it('makes code that loads nothing and makes no code', async () => {
    const text = await printValidators(tiny({type: 'object', properties: {a: {type: 'string', minLength: 2, format: 'date'}}}))
    expect(text).not.toMatch(/\brequire\s*\(|\beval\s*\(|\bFunction\s*\(|node:|process\./u)
    expect(text.match(/^import .*$/gmu)).toEqual(["import type {Validator} from '../schemas/validator.ts'"])
  })

  it('keeps what people read out of the code, but for the messages of patterns', async () => {
    const schema = {type: 'string', pattern: '^x', description: 'Read by people.', patternErrorMessage: 'Expected an x.'}
    const text = await printValidators(tiny(schema))
    expect(text).not.toContain('Read by people.')
    expect(text.split('Expected an x.').length).toBe(2)
  })

  it.each([
    ['a keyword that ajv does not know', {type: 'string', unheardOf: true}, 'unheardOf'],
    ['a format that ajv does not know', {type: 'string', format: 'unheard-of'}, 'unheard-of'],
    [
      'a keyword that compares objects',
      {type: 'array', uniqueItems: true, items: {type: 'object'}},
      'Unexpected keyword that compares objects',
    ],
    [
      'two messages for one pattern',
      {anyOf: [said('^a', 'Expected an a.'), said('^a', 'Expected a.')]},
      'Expected one message for the pattern `^a`.',
    ],
  ])('refuses %s', async (_, schema, message) => {
    await expect(printValidators(tiny(schema))).rejects.toThrow(message)
  })
})

describe('lean', () => {
  it('drops annotations where they are keywords, not where they name properties', () => {
    const schema = {
      title: 'T',
      properties: {title: {description: 'D', type: 'string'}, description: {examples: ['x'], default: 'y', type: 'string'}},
      $defs: {title: {$comment: 'C', const: {title: 'kept'}}},
      anyOf: [{title: 'A', enum: [{title: 'kept'}]}],
      items: {title: 'I', type: 'null'},
      additionalProperties: false,
    }
    expect(lean(schema)).toEqual({
      properties: {title: {type: 'string'}, description: {type: 'string'}},
      $defs: {title: {const: {title: 'kept'}}},
      anyOf: [{enum: [{title: 'kept'}]}],
      items: {type: 'null'},
      additionalProperties: false,
    })
  })
})

describe('patternMessages', () => {
  it('finds them at any depth, sorted by pattern', () => {
    const schemas = [{items: said('^b', 'Expected a b.')}, {properties: {x: {anyOf: [said('^a', 'Expected an a.'), {pattern: '^c'}]}}}]
    expect([...patternMessages(schemas)]).toEqual([
      ['^a', 'Expected an a.'],
      ['^b', 'Expected a b.'],
    ])
  })
})

function said(pattern: string, patternErrorMessage: string) {
  return {type: 'string', pattern, patternErrorMessage}
}

/** One schema four times, under the names that the module has. */
function tiny(schema: object) {
  return names.map(name => ({$id: `urn:test:${name}`, ...schema}))
}
