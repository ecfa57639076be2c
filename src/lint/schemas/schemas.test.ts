import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {fromPlain} from '../../model/value.ts'
import {compileSchema} from './compile.ts'

interface Node {
  readonly [key: string]: unknown
}

const schemas = new Map(['hunting', 'notebook', 'cell', 'report'].map(name => [name, read(name)]))

describe.each([...schemas])('the schema %s', (name, schema) => {
  it('has its own id, a title and a description', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:huntbook:schema:${name}`,
      title: expect.any(String),
      description: expect.stringMatching(/\.$/u),
    })
  })

  it('describes every property with a sentence and examples', () => {
    for (const [path, property] of propertiesOf(schema, name)) {
      expect([path, property.description]).toEqual([path, expect.stringMatching(/^[A-Z`].*\.$/u)])
      expect([path, property.examples]).toEqual([path, expect.any(Array)])
    }
  })

  it('has examples that fit', async () => {
    const check = await compileSchema(embedded(schema))
    expect(listOf(schema.examples).length).toBeGreaterThan(0)
    for (const example of listOf(schema.examples)) expect(check(fromPlain(example))).toEqual([])
  })

  it('has examples that fit for every property', async () => {
    for (const [path, property] of propertiesOf(schema, name)) {
      const check = await compileSchema(embedded({...property, $defs: schema.$defs ?? {}}))
      for (const example of listOf(property.examples)) expect([path, check(fromPlain(example))]).toEqual([path, []])
    }
  })

  it('says what is expected wherever it has a pattern that people write for', () => {
    if (name === 'report') return
    for (const node of nodesOf(schema)) {
      if (typeof node.pattern === 'string') expect(node.patternErrorMessage).toMatch(/^Expected .*\.$/u)
    }
  })
})

describe('the schema of reports', () => {
  const range = {start: {line: 19, column: 51, offset: 339}, end: {line: 19, column: 63, offset: 351}}
  const diagnostic = {
    rule: 'security/tls-off',
    severity: 'error',
    message: 'Unexpected `verify=False`: the certificate is not checked.',
    path: 'hunts/service-stop.ipynb',
    range,
    cell: {number: 2, id: '5f0c9d1e', type: 'code', range},
    fingerprint: '0f343b0931126a20f133d67c2b018a3b',
    url: 'https://example.org/rules/security/tls-off',
    fix: {kind: 'unsafe', message: 'remove it', edits: [{range, text: ''}]},
    related: [{message: 'Here too.', path: 'hunts/b.md', range, cell: {number: 1, type: 'raw'}}],
  }
  const report = {
    version: 1,
    tool: {name: 'huntbook', version: '1.0.0'},
    summary: {exitCode: 1, notebooks: 148, skipped: 9, errors: 1, warnings: 0, infos: 0, fixable: 0, suppressed: 3, baselined: 12},
    diagnostics: [diagnostic],
    errors: [{code: 'RULE_UNKNOWN', message: 'Unknown rule.', hint: 'Did you mean another?'}],
    fixed: {'hunts/b.md': ''},
  }

  it.each<[object, string[]]>([
    [{}, []],
    [{version: 2}, ['/version']],
    [{summary: {...report.summary, exitCode: 3, errors: -1}}, ['/summary/exitCode', '/summary/errors']],
    [{diagnostics: [{...diagnostic, severity: 'off'}]}, ['/diagnostics/0/severity']],
    [{diagnostics: [{...diagnostic, path: ''}]}, ['/diagnostics/0/path']],
    [{diagnostics: [{...diagnostic, fingerprint: 'x'}]}, ['/diagnostics/0/fingerprint']],
    [{diagnostics: [{...diagnostic, cell: {number: 0, type: 'code'}}]}, ['/diagnostics/0/cell/number']],
    [{diagnostics: [{...diagnostic, range: {start: range.start}}]}, ['/diagnostics/0/range']],
    [{errors: [{code: 'lower', message: ''}]}, ['/errors/0/code']],
  ])('finds what is wrong with %j', async (change, pointers) => {
    const check = await compileSchema(schemas.get('report'))
    expect(check(fromPlain({...report, ...change})).map(({pointer}) => pointer)).toEqual(pointers)
  })
})

function read(name: string): Node {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../../schemas/${name}.schema.json`), 'utf8'))
}

/** The schema without its id and with the one that it may refer to inside. */
function embedded(schema: Node): Node {
  const {$id: _, ...rest} = schema
  return {...rest, $defs: {...recordOf(rest.$defs), hunting: schemas.get('hunting')}}
}

/** Every property of a schema, those of `$defs` too. */
function propertiesOf(schema: unknown, path: string): [string, Node][] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]): [string, Node][] => {
    if (key === 'examples') return []
    if (key !== 'properties') return propertiesOf(value, `${path}/${key}`)
    return Object.entries(recordOf(value)).flatMap(([name, property]): [string, Node][] => [
      [`${path}/${name}`, recordOf(property)],
      ...propertiesOf(property, `${path}/${name}`),
    ])
  })
}

function nodesOf(schema: unknown): Node[] {
  if (typeof schema !== 'object' || schema === null) return []
  return [recordOf(schema), ...Object.values(schema).flatMap(nodesOf)]
}

function recordOf(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
