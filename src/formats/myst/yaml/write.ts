import {isList, isMap, isNumber, type Value, type ValueMap} from '../../../model/value.ts'
import {numberText} from './number.ts'
import {goTo, putSign, putTight, type Sheet, width} from './sheet.ts'
import {writeString} from './string.ts'
import {type Dialect, isSimpleKey} from './style.ts'

/** Where a value is written. */
export interface Position {
  /** The column of the collection around it; -2 for the root. Flow collections count two more for each level. */
  readonly indent: number
  readonly flow: boolean
  /** What stands before it in the block. After `key:` a list is not indented. */
  readonly after: 'nothing' | 'key' | 'indicator'
  readonly dialect: Dialect
}

/** Writes a value. The recursion is as deep as the value, which its reader has bounded. */
export function writeValue(sheet: Sheet, value: Value, position: Position): void {
  if (isMap(value)) (position.flow || value.size === 0 ? writeFlowMap : writeBlockMap)(sheet, value, position)
  else if (isList(value)) {
    const flow = position.flow || value.length === 0 || position.dialect.flowList(value)
    const write = flow ? writeFlowList : writeBlockList
    write(sheet, value, position)
  } else if (typeof value === 'string') writeText(sheet, value, {...position, key: false})
  else putSign(sheet, isNumber(value) ? numberText(value) : String(value))
}

function writeText(sheet: Sheet, text: string, {indent, flow, key, dialect}: Omit<Position, 'after'> & {readonly key: boolean}): void {
  writeString(sheet, text, {context: {indent: indent + 2, flow, key}, dialect})
}

function writeBlockMap(sheet: Sheet, map: ValueMap, {indent: parent, dialect}: Position): void {
  const indent = parent + 2
  const position = {indent, flow: false, dialect}
  for (const [key, value] of map) {
    goTo(sheet, indent)
    if (isSimpleKey(key, dialect)) {
      writeText(sheet, key, {...position, key: true})
      putTight(sheet, ':')
      writeValue(sheet, value, {...position, after: 'key'})
    } else {
      putSign(sheet, '?', {fresh: true})
      writeText(sheet, key, {...position, key: false})
      goTo(sheet, indent)
      putSign(sheet, ':', {fresh: true})
      writeValue(sheet, value, {...position, after: 'indicator'})
    }
  }
}

function writeBlockList(sheet: Sheet, list: readonly Value[], {indent: parent, after, dialect}: Position): void {
  const indent = after === 'key' ? parent : parent + 2
  for (const item of list) {
    goTo(sheet, indent)
    putSign(sheet, '-', {fresh: true})
    writeValue(sheet, item, {indent, flow: false, after: 'indicator', dialect})
  }
}

function writeFlowList(sheet: Sheet, list: readonly Value[], position: Position): void {
  const inside = {...position, indent: position.indent + 2, flow: true}
  putSign(sheet, '[', {spaced: true})
  for (const [index, item] of list.entries()) {
    startItem(sheet, index, inside.indent)
    writeValue(sheet, item, inside)
  }
  putTight(sheet, ']')
}

function writeFlowMap(sheet: Sheet, map: ValueMap, position: Position): void {
  const {dialect} = position
  const inside = {...position, indent: position.indent + 2, flow: true}
  putSign(sheet, '{', {spaced: true})
  let index = 0
  for (const [key, value] of map) {
    startItem(sheet, index++, inside.indent)
    if (isSimpleKey(key, dialect)) {
      writeText(sheet, key, {...inside, key: true})
      putTight(sheet, ':')
    } else {
      putSign(sheet, '?')
      writeText(sheet, key, {...inside, key: false})
      if (sheet.column > width) goTo(sheet, inside.indent)
      putSign(sheet, ':')
    }
    writeValue(sheet, value, inside)
  }
  putTight(sheet, '}')
}

function startItem(sheet: Sheet, index: number, indent: number): void {
  if (index > 0) putTight(sheet, ',')
  if (sheet.column > width) goTo(sheet, indent)
}
