import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {argv} from 'node:process'
import {fileURLToPath} from 'node:url'
import {Ajv2020} from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import {rolldown} from 'rolldown'
import {lean, patternMessages} from './validators/lean.mjs'

const root = join(import.meta.dirname, '..')
const target = join(root, 'src/lint/generated/validators.ts')
/** A module of its own: only who reads a finding back needs it. */
const findingTarget = join(root, 'src/export/generated/finding-validator.ts')

/** Only who puts the parts of a run together needs it. */
const blobTarget = join(root, 'src/report/generated/blob-validator.ts')

/** What is compiled. The notebook schema refers to the hunting schema. */
export const names = ['hunting', 'notebook', 'cell', 'config', 'rule', 'vocabulary']

if (argv[1] === fileURLToPath(import.meta.url)) {
  write(target, await printValidators(names.map(readSchema)))
  write(findingTarget, await printFindingValidator(readSchema('finding')))
  write(blobTarget, await printBlobValidator(readSchema('blob')))
}

function write(file, text) {
  mkdirSync(join(file, '..'), {recursive: true})
  writeFileSync(file, text)
}

/**
 * A TypeScript module that checks data against schemas without ajv: one function a name, and what people are told about patterns.
 *
 * @param {readonly {[key: string]: any}[]} schemas in the order of `names`
 */
export async function printValidators(schemas) {
  const {body, properties} = await compile(schemas, names)
  return `// @ts-nocheck Made from schemas/*.json by scripts/validators.mjs.
import type {Validator} from '../schemas/validator.ts'

/** Pattern → what people are told about it. */
export const patternMessages: ReadonlyMap<string, string> = new Map(${JSON.stringify([...patternMessages(schemas)], null, 2)})

/** The fields of the hunting block, in the order of its schema. */
export const huntingKeys: readonly string[] = ${JSON.stringify(Object.keys(schemas[names.indexOf('hunting')].properties ?? {}))}

const validators: Readonly<Record<string, Validator>> = (() => {
${body}
return {${properties}}
})()

${names.map(name => `export const ${name}: Validator = validators.${name}\n`).join('')}`
}

/** The same for findings. @param {{[key: string]: any}} schema */
export async function printFindingValidator(schema) {
  const {body, properties} = await compile([schema], ['finding'])
  return `// @ts-nocheck Made from schemas/finding.schema.json by scripts/validators.mjs.
import type {Validator} from '../finding/validator.ts'

const validators: Readonly<Record<string, Validator>> = (() => {
${body}
return {${properties}}
})()

export const finding: Validator = validators.finding
`
}

/** The same for blobs. One of millions of faults is enough to refuse one. @param {{[key: string]: any}} schema */
export async function printBlobValidator(schema) {
  const {body, properties} = await compile([schema], ['blob'], {allErrors: false})
  return `// @ts-nocheck Made from schemas/blob.schema.json by scripts/validators.mjs.
import type {Validator} from '../shape.ts'

const validators: Readonly<Record<string, Validator>> = (() => {
${body}
return {${properties}}
})()

export const blob: Validator = validators.blob
`
}

/** Code that makes one function a schema, and the properties of an object with them. */
async function compile(schemas, ids, {allErrors = true} = {}) {
  const ajv = new Ajv2020({
    schemas: schemas.map(lean),
    allErrors,
    strict: true,
    allowUnionTypes: true,
    // House messages are made from keyword and parameters.
    messages: false,
    code: {source: true, esm: true},
  })
  formats.default(ajv)
  const code = standalone.default(ajv, Object.fromEntries(schemas.map(({$id}, index) => [ids[index], $id])))
  // It asks data for `constructor` and `valueOf`, which are keys like any other there, and takes quadratic time for `uniqueItems`.
  if (code.includes('runtime/equal')) throw new Error('Unexpected keyword that compares objects: remove it.')
  return splitExports(await bundle(code))
}

/** @param {string} name */
export function readSchema(name) {
  return JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8'))
}

/** Brings in what the code requires of ajv, which is no ES module. */
async function bundle(code) {
  const entry = join(root, 'validators.js')
  const build = await rolldown({
    input: entry,
    cwd: root,
    plugins: [
      {
        name: 'validators',
        resolveId: id => (id === entry ? id : null),
        load: id => (id === entry ? code : null),
        // What ajv's functions say about themselves, for code that is made from them.
        transform: text => text.replace(/^\w+\.code = '.*';$/gmu, ''),
      },
    ],
  })
  const {output} = await build.generate({format: 'esm', comments: false, minify: true})
  await build.close()
  if (output.length !== 1) throw new Error(`Expected one chunk, got ${output.length}.`)
  return output[0].code
}

/** The clause at the end of the bundle becomes the properties of an object: `a as b` → `b: a`. */
function splitExports(code) {
  const found = /\bexport\s*\{([^{}]*)\};?\s*$/u.exec(code)
  if (!found) throw new Error('Expected the bundle to end with its exports.')
  const body = code.slice(0, found.index).trim()
  if (/\b(?:eval|require|Function|import)\s*\(|\bimport\s*["'{*]|\bexport\s*[{*]/u.test(body))
    throw new Error('Unexpected code that loads or makes code.')
  const pairs = found[1].split(',').map(part => part.trim().split(' as '))
  const properties = pairs.map(([local, name = local]) => `${name}: ${local}`).sort()
  return {body, properties: properties.join(', ')}
}
