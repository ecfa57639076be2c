import {escapeCharacter} from '../../../parse/yaml/quote.ts'
import {breakLine, columns, goTo, put, putSign, putTight, type Sheet, width} from './sheet.ts'
import {type Dialect, type ScalarContext, styleOf} from './style.ts'

/** Writes a string as PyYAML does: folded at the spaces after column 80, but for keys. */
export function writeString(sheet: Sheet, text: string, target: {readonly context: ScalarContext; readonly dialect: Dialect}): void {
  writers[styleOf(text, target.context, target.dialect)](sheet, text, target)
}

const writers = {plain: writePlain, single: writeSingle, double: writeDouble}

type Target = Parameters<typeof writeString>[2]

function writePlain(sheet: Sheet, text: string, {context}: Target): void {
  putSign(sheet, '')
  for (const run of text.match(/ +|[^ ]+/gu) ?? []) {
    if (run === ' ' && !context.key && sheet.column > width) {
      goTo(sheet, context.indent)
      sheet.spaced = false
      sheet.fresh = false
    } else put(sheet, run)
  }
}

function writeSingle(sheet: Sheet, text: string, {context}: Target): void {
  putSign(sheet, "'")
  let offset = 0
  for (const run of text.match(/ +|\n+|[^ \n]+/gu) ?? []) {
    const inner = offset > 0 && offset + 1 < text.length
    offset += run.length
    if (run.startsWith('\n')) {
      // One break more than the text has: the reader takes the first one for a space.
      for (let count = 0; count <= run.length; count++) breakLine(sheet)
      goTo(sheet, context.indent)
    } else if (run === ' ' && inner && !context.key && sheet.column > width) goTo(sheet, context.indent)
    else put(sheet, run.replaceAll("'", "''"))
  }
  putTight(sheet, "'")
}

/** Characters that stay as they are in double quotes. Beyond the BMP none do, whatever the dialect. */
const literal = {
  true: /[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u,
  false: /[\x20\x21\x23-\x5b\x5d-\x7e]/u,
}

function writeDouble(sheet: Sheet, text: string, {context, dialect}: Target): void {
  const stays = literal[dialect.unicode ? 'true' : 'false']
  const characters = [...text]
  let pending = ''
  putSign(sheet, '"')
  for (const [index, character] of characters.entries()) {
    const escaped = !stays.test(character)
    if (escaped) {
      put(sheet, pending + escapeCharacter(character))
      pending = ''
    }
    const inner = index > 0 && index < characters.length - 1
    const foldable = !context.key && inner && (character === ' ' || pending === '')
    // Directly after an escape PyYAML counts one column less.
    if (foldable && sheet.column + (escaped ? -1 : columns(pending)) > width) {
      put(sheet, `${pending}\\`)
      pending = ''
      goTo(sheet, context.indent)
      sheet.spaced = false
      sheet.fresh = false
      // A space at the start of a line would be taken for indentation.
      if ((escaped ? characters[index + 1] : character) === ' ') put(sheet, '\\')
    }
    if (!escaped) pending += character
  }
  put(sheet, pending)
  putTight(sheet, '"')
}
