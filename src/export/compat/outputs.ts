import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {Value} from '../../model/value.ts'
import {printPythonJson} from '../../parse/json-print.ts'
import {decodeBase64} from './base64.ts'
import type {CompatCell, CompatDisplay} from './cell.ts'
import {addFile, type Extracted} from './files.ts'

/** The types that become files, whether they are shown or not. */
const extensions: readonly (readonly [string, string])[] = [
  ['image/png', '.png'],
  ['image/jpeg', '.jpg'],
  ['image/svg+xml', '.svg'],
  ['application/pdf', '.pdf'],
]

/** Makes files of the pictures of all cells. Names count cells and outputs from 0, as they are left. */
export function extractOutputs(cells: readonly CompatCell[], extracted: Extracted): CompatCell[] {
  const taken = new Set<string>()
  return cells.map((cell, cellIndex) => ({
    ...cell,
    outputs: cell.outputs.map((output, index) =>
      output.kind === 'display'
        ? extractOutput(output, {cell: cell.number, place: `${cellIndex}_${index}`, index, taken, extracted})
        : output,
    ),
  }))
}

interface Around {
  readonly cell: number
  readonly place: string
  readonly index: number
  /** The names of other outputs. */
  readonly taken: Set<string>
  readonly extracted: Extracted
}

function extractOutput(output: CompatDisplay, around: Around): CompatDisplay {
  const {cell, place, index, taken, extracted} = around
  const found = extensions.filter(([mime]) => output.bundle.has(mime))
  if (found.length === 0) return output
  const files = found.map(([mime, extension]): [string, string] => {
    const what = `output ${index + 1}`
    const bytes = bytesOf(mime, output.bundle.get(mime) ?? null, {cell, what, extracted})
    const own = `${extracted.names.key}_${place}${extension}`
    const given = givenName(output, extension)
    // nbconvert refuses a notebook with two outputs of one name.
    const isTaken = given !== undefined && taken.has(given)
    const name = isTaken ? own : (given ?? own)
    taken.add(name)
    if (isTaken) {
      const message = `Expected a file name of its own for output ${index + 1}, got that of another one: it is written as if it had none.`
      extracted.problems.push({rule: 'export/file-name', severity: 'warning', message, cell})
    }
    return [mime, addFile(extracted, {name, isGiven: name === given, bytes, what, cell})]
  })
  return {...output, files: new Map(files)}
}

function givenName({metadata}: CompatDisplay, extension: string): string | undefined {
  const name = metadata.get('filename')
  if (typeof name !== 'string' || name === '') return undefined
  return name.endsWith(extension) ? name : name + extension
}

interface Named {
  readonly cell: number
  readonly what: string
  readonly extracted: Extracted
}

function bytesOf(mime: string, value: Value, named: Named): Uint8Array {
  if (typeof value !== 'string') return utf8ToBytes(printPythonJson(value))
  return mime === 'image/svg+xml' ? utf8ToBytes(value) : decoded(value, named)
}

/** The bytes of a base64 text, as far as it is one. */
export function decoded(text: string, {cell, what, extracted}: Named): Uint8Array {
  const {bytes, isBroken} = decodeBase64(text)
  if (isBroken) {
    const message = `Expected base64 in ${what}, got a text that ends too early: the file holds what could be read.`
    extracted.problems.push({rule: 'export/base64', severity: 'warning', message, cell})
  }
  return bytes
}
