import type {Edit} from '../../../model/place.ts'
import {pointerKeys} from '../../../model/pointer.ts'
import type {Value, ValueMap} from '../../../model/value.ts'
import {printPythonJson} from '../../../parse/json-print.ts'
import type {Unit} from '../blocks/units.ts'
import type {ReadCell} from '../read/cell.ts'
import {printScalar} from '../yaml/scalar.ts'

/**
 * The edit that gives a cell its first metadata: options below the fence of a code or raw cell, JSON behind the plus signs of a
 * Markdown cell, or a block break above one that has none.
 */
export function firstMetadata(text: string, {unit, content}: ReadCell, added: {pointer: string; value: Value}): Edit | undefined {
  const keys = pointerKeys(added.pointer)
  const [key, ...rest] = keys
  if (key === undefined) return undefined
  const metadata = new Map([[key, rest.reduceRight<Value>((inner, name) => new Map([[name, inner]]), added.value)]])
  if (!content.split) return blockBreak(text, unit, metadata)
  return content.split.style === 'none' && unit.fence ? optionLine(text, unit.fence, metadata) : undefined
}

/** An empty line below the options keeps the first line of the source from being one of them. */
function optionLine(text: string, {content, contentEnd, mark}: NonNullable<Unit['fence']>, metadata: ValueMap): Edit {
  const indent = ' '.repeat(mark.indent)
  const lines = [...metadata].map(([key, value]) => `${indent}:${printScalar(key, {flow: true})}: ${printScalar(value, {flow: false})}\n`)
  const gap = /^[ \t]*(?:\n|$)/.test(text.slice(content, contentEnd)) ? '' : '\n'
  return {start: content, end: content, text: lines.join('') + gap}
}

function blockBreak(text: string, unit: Unit, metadata: ValueMap): Edit | undefined {
  const json = printPythonJson(metadata)
  if (!unit.break) {
    const start = unit.fence?.start ?? unit.body.start
    return {start, end: start, text: `+++ ${json}\n\n`}
  }
  const {start, content} = unit.break.mark
  // What stands behind the plus signs and is no metadata was reported: nothing is put before or behind it.
  if (text.slice(content, unit.break.end).trim() !== '') return undefined
  const end = start + text.slice(start, content).trimEnd().length
  return {start: end, end: content, text: ` ${json}`}
}
