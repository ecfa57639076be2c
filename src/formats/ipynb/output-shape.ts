import {shown} from '../../parse/json/shown.ts'
import type {MapTree, Tree} from '../../parse/tree.ts'
import {isJsonType} from './outputs.ts'
import {fieldOf, isText, nameOf, type Subject, wrong, wrongField} from './shape.ts'
import {isMultiline} from './text.ts'

const types = new Set(['stream', 'display_data', 'execute_result', 'error'])

/** Says what is odd about the outputs of a cell, without building their texts. */
export function checkOutputs(subject: Subject, outputs: Tree): void {
  if (outputs.kind !== 'list') return
  for (const [index, output] of outputs.items.entries()) {
    const name = `output ${index + 1} of ${subject.name}`
    if (output.kind !== 'map') wrong(subject, {tree: output, message: `Expected an object as ${name}, got ${nameOf(output)}.`})
    else checkOutput({...subject, name, span: {start: output.span.start, end: output.span.start + 1}}, output)
  }
}

function checkOutput(subject: Subject, output: MapTree): void {
  const type = fieldOf(output, 'output_type')
  if (!isText(type)) wrongField(subject, 'output_type', {tree: type, want: 'a string', severity: type ? 'error' : 'warning'})
  else if (!types.has(type.value)) {
    const message = `Expected the output type \`stream\`, \`display_data\`, \`execute_result\` or \`error\` in ${subject.name}, got ${nameOf(type)}.`
    wrong(subject, {tree: type, message, severity: 'warning'})
  } else if (type.value === 'stream') checkStream(subject, output)
  else if (type.value === 'error') checkError(subject, output)
  else checkDisplay(subject, output)
}

function checkStream(subject: Subject, output: MapTree): void {
  const name = fieldOf(output, 'name')
  const text = fieldOf(output, 'text')
  if (!isText(name)) wrongField(subject, 'name', {tree: name, want: 'a string', severity: 'warning'})
  if (!isMultiline(text)) wrongField(subject, 'text', {tree: text, want: 'a string or a list of strings', severity: 'warning'})
}

function checkError(subject: Subject, output: MapTree): void {
  for (const field of ['ename', 'evalue']) {
    const tree = fieldOf(output, field)
    if (!isText(tree)) wrongField(subject, field, {tree, want: 'a string', severity: 'warning'})
  }
  const tree = fieldOf(output, 'traceback')
  if (!isMultiline(tree) || isText(tree)) wrongField(subject, 'traceback', {tree, want: 'a list of strings', severity: 'warning'})
}

function checkDisplay(subject: Subject, output: MapTree): void {
  const metadata = fieldOf(output, 'metadata')
  const data = fieldOf(output, 'data')
  if (metadata?.kind !== 'map') wrongField(subject, 'metadata', {tree: metadata, want: 'an object', severity: 'warning'})
  if (data?.kind === 'map') checkBundle(subject, data)
  else wrongField(subject, 'data', {tree: data, want: 'an object', severity: 'warning'})
}

/** Values of types that are not JSON are texts; others are left out. */
export function checkBundle(subject: Subject, bundle: MapTree): void {
  for (const {key, value} of bundle.entries) {
    if (isJsonType(key) || isMultiline(value)) continue
    wrongField(subject, shown(key), {tree: value, want: 'a string or a list of strings', severity: 'warning'})
  }
}
