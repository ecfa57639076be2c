import type {Notebook} from '../model/notebook.ts'
import {pointerKeys} from '../model/pointer.ts'
import type {Finding} from './diagnose.ts'
import {validate} from './schemas/violations.ts'

/** Where the metadata of a notebook and its cells break the schemas of what tools agreed on: kernelspec, tags, names. */
export function shapeFindings(notebook: Notebook): Finding[] {
  // The hunting block is the business of `meta/schema`.
  const found: Finding[] = validate('notebook', notebook.metadata)
    .filter(({pointer}) => pointer !== '/hunting' && !pointer.startsWith('/hunting/'))
    .map(({pointer, message}) => ({...shape, message: named(pointer, message), place: {kind: 'metadata', pointer}}))
  for (const [cell, {metadata}] of notebook.cells.entries()) {
    if (metadata.size === 0) continue
    for (const {pointer, message} of validate('cell', metadata)) {
      found.push({...shape, message: named(pointer, message), place: {kind: 'cellMetadata', cell, pointer}})
    }
  }
  return found
}

const shape = {rule: 'parse/shape', severity: 'error'} as const

function named(pointer: string, message: string): string {
  return pointer === '' ? message : `\`${pointerKeys(pointer).join('.')}\`: ${message}`
}
