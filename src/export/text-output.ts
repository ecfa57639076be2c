import type {ErrorOutput} from '../model/notebook.ts'
import {codeSpan} from './escape.ts'
import {leftOut} from './grid.ts'
import {fence} from './print.ts'
import type {Bounds, Limits, Scope} from './scope.ts'
import {plainText} from './terminal.ts'

/** Text as a fence, with a line for what a limit leaves out. Empty for an empty text. */
export function textFence(text: string, {limits, cut}: Bounds, language = 'text'): string {
  const {plain, more} = begin(text, limits.text)
  if (plain === '') return ''
  const end = cutAt(plain, limits.text)
  if (end >= plain.length) return fence(plain, language)
  cut()
  const shown = countLines(plain.slice(0, end))
  const lines = countLines(plain) + more
  const note = shown < lines ? leftOut('Lines', shown, lines) : 'The end of a long line is not shown.'
  return `${fence(plain.slice(0, end), language)}\n\n*${note}*`
}

/** How many times the limit is looked at of a longer text. */
const ahead = 64

/** The plain text, or the beginning of a very long one with the number of line ends after it, which are only counted. */
function begin(text: string, limits: Limits['text']): {readonly plain: string; readonly more: number} {
  const stop = text.length > ahead * limits.units ? text.indexOf('\n', ahead * limits.units) : -1
  const plain = shownText(stop === -1 ? text : text.slice(0, stop))
  if (stop === -1) return {plain, more: 0}
  // Little is left of lines that overwrite themselves: then all of the text decides.
  return cutAt(plain, limits) < plain.length ? {plain, more: countLines(text.trimEnd(), stop) - 1} : {plain: shownText(text), more: 0}
}

function shownText(text: string): string {
  return plainText(text)
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd()
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

function countLines(text: string, from = 0): number {
  let count = 1
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
