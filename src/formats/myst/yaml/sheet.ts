/** Columns after which PyYAML folds. */
export const width = 80

/** The text that is being written, with what the next token must know about its line. */
export interface Sheet {
  readonly parts: string[]
  /** In code points, from 0. */
  column: number
  /** The next token needs no space before it. */
  spaced: boolean
  /** The line holds nothing yet but indentation, `- `, `? ` and `: `. */
  fresh: boolean
}

export function newSheet(): Sheet {
  return {parts: [], column: 0, spaced: true, fresh: true}
}

/** Puts text after the last one. */
export function put(sheet: Sheet, text: string): void {
  sheet.parts.push(text)
  sheet.column += columns(text)
}

/** Puts a sign, with a space before it where it would touch the token before. */
export function putSign(sheet: Sheet, sign: string, after: {readonly spaced?: boolean; readonly fresh?: boolean} = {}): void {
  putTight(sheet, sheet.spaced ? sign : ` ${sign}`, after)
}

/** Puts a sign directly after the token before. */
export function putTight(sheet: Sheet, sign: string, {spaced = false, fresh = false} = {}): void {
  put(sheet, sign)
  sheet.spaced = spaced
  sheet.fresh = sheet.fresh && fresh
}

/** Goes to the column `indent`, on a new line unless this one holds nothing of the kind that must be alone. */
export function goTo(sheet: Sheet, indent: number): void {
  if (!sheet.fresh || sheet.column > indent || (sheet.column === indent && !sheet.spaced)) breakLine(sheet)
  if (sheet.column >= indent) return
  put(sheet, ' '.repeat(indent - sheet.column))
  sheet.spaced = true
}

export function breakLine(sheet: Sheet): void {
  sheet.parts.push('\n')
  sheet.column = 0
  sheet.spaced = true
  sheet.fresh = true
}

/** The number of code points, as Python counts. */
export function columns(text: string): number {
  let pairs = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(index + 1)
    if (next >= 0xdc00 && next <= 0xdfff) pairs++
  }
  return text.length - pairs
}
