import type {ErrorOutput} from '../model/notebook.ts'
import {codeSpan} from './escape.ts'
import {leftOut} from './grid.ts'
import {fence} from './print.ts'
import type {Bounds, Limits, Scope} from './scope.ts'
import {plainText} from './terminal.ts'

/** Text as a fence, with a line for what a limit leaves out. Empty for an empty text. */
export function textFence(text: string, {limits, cut}: Bounds, language = 'text'): string {
  const plain = plainText(text)
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd()
  if (plain === '') return ''
  const lines = countLines(plain)
  const end = cutAt(plain, limits.text)
  if (end >= plain.length) return fence(plain, language)
  cut()
  const shown = countLines(plain.slice(0, end))
  const note = shown < lines ? leftOut('Lines', shown, lines) : 'The end of a long line is not shown.'
  return `${fence(plain.slice(0, end), language)}\n\n*${note}*`
}

/** An error by its name, or in full. */
export function errorBlock(error: ErrorOutput, mode: 'none' | 'name' | 'full', scope: Bounds & Pick<Scope, 'cell'>): string {
  if (mode === 'none') return ''
  const name = /^[A-Za-z_][\w.]{0,99}$/u.test(error.name) ? error.name : 'Error'
  const line = `> *Error:* ${codeSpan(name)} (cell ${scope.cell})`
  if (mode === 'name') return line
  const trace = error.traceback.join('\n')
  const full = textFence(trace.includes(error.value) ? trace : `${error.value}\n${trace}`, scope)
  return full === '' ? line : `${line}\n\n${full}`
}

/** The offset after the last line, or the last unit of one long line, that may be shown. Never inside a surrogate pair. */
function cutAt(text: string, {units, lines}: Limits['text']): number {
  let end = text.length
  let at = -1
  for (let count = 0; count < lines; count += 1) {
    at = text.indexOf('\n', at + 1)
    if (at === -1) break
  }
  if (at !== -1) end = at
  if (end <= units) return end
  const lineEnd = text.lastIndexOf('\n', units)
  if (lineEnd > 0) return lineEnd
  return /[\ud800-\udbff]/.test(text.charAt(units - 1)) ? units - 1 : units
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
