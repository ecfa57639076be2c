/** A place in a line, counted in offsets and in columns: a tab reaches to the next multiple of four. */
export interface Cursor {
  readonly text: string
  /** Offset of the next unit. */
  pos: number
  /** Offset of the end of the line, its line feed excluded. */
  end: number
  /** Column of the cursor; units of a tab that is partly consumed are in `pad`. */
  column: number
  /** Columns that are left of a tab whose unit is already behind `pos`. */
  pad: number
  /** Filled by `measure`: the offset of the first unit that is no space or tab, and the columns up to it. */
  next: number
  indent: number
  /** The offset that keeps the line from being a break of these markers, once that was looked for: `- - - a` has many items. */
  stop: number
  stopMarker: number
}

export function createCursor(text: string): Cursor {
  return {text, pos: 0, end: 0, column: 0, pad: 0, next: 0, indent: 0, stop: 0, stopMarker: 0}
}

/** Sets the cursor to the beginning of the line from `start` to `end`. */
export function beginLine(cursor: Cursor, start: number, end: number): void {
  cursor.pos = start
  cursor.end = end
  cursor.column = 0
  cursor.pad = 0
  cursor.stop = start
}

/** Looks at the white space from here on, without consuming it. */
export function measure(cursor: Cursor): void {
  const {text, end} = cursor
  let next = cursor.pos
  let column = cursor.column + cursor.pad
  for (; next < end; next++) {
    const code = text.charCodeAt(next)
    if (code === space) column++
    else if (code === tab) column += 4 - (column % 4)
    else break
  }
  cursor.next = next
  cursor.indent = column - cursor.column
}

/** Consumes columns of white space, which must be there. */
export function consumeColumns(cursor: Cursor, count: number): void {
  let left = count
  while (left > 0) {
    if (cursor.pad > 0) {
      const taken = Math.min(cursor.pad, left)
      cursor.pad -= taken
      cursor.column += taken
      left -= taken
      continue
    }
    const code = cursor.text.charCodeAt(cursor.pos)
    if (cursor.pos >= cursor.end || (code !== space && code !== tab)) return
    cursor.pos++
    cursor.pad = code === tab ? 4 - (cursor.column % 4) : 1
  }
}

/** Consumes the white space that was measured, and units of the line after it. */
export function consumeMarker(cursor: Cursor, units: number): void {
  cursor.column += cursor.indent + units
  cursor.pos = cursor.next + units
  cursor.pad = 0
}

/** Whether only spaces and tabs are left after an offset of the line. */
export function isBlankFrom(cursor: Cursor, offset: number): boolean {
  for (let at = offset; at < cursor.end; at++) {
    const code = cursor.text.charCodeAt(at)
    if (code !== space && code !== tab) return false
  }
  return true
}

const space = 0x20
const tab = 0x09
