import {escapeComment} from './escape-markdown.ts'
import {listed, type ValueOf} from './fill-markdown.ts'
import type {PlaceholderValue} from './values.ts'

/** Puts values into the source of a code cell: in a string escaped for it, in a comment on one line, elsewhere as a literal of Python. */
export function fillCode(source: string, {pattern, language}: {pattern: RegExp; language: string}, given: ValueOf): string {
  const context = language === 'python' ? pythonContexts(source) : () => 'query' as const
  return source.replace(pattern, (_, mark: string, at: number) => {
    const value = given(Number(mark))
    const where = context(at)
    if (where === 'code') return literal(value)
    return where === 'string' ? escapeString(listed(value)) : where === 'query' ? escapeQuery(listed(value)) : escapeComment(listed(value))
  })
}

type Context = 'code' | 'string' | 'comment' | 'query'

/** Strings, whole or cut off, and comments. No branch of it can match in two ways. */
const tokens =
  /"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|#[^\n]*/gu

/** Asked about offsets in their order. */
function pythonContexts(source: string): (at: number) => Context {
  const spans = [...source.matchAll(tokens)].map(({0: text, index}) => ({
    isComment: text.startsWith('#'),
    start: index,
    end: index + text.length,
  }))
  const breaks = [...source.matchAll(/\n/gu)].map(({index}) => index)
  let next = 0
  let line = 0
  return at => {
    while ((breaks[line] ?? at) < at) line++
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    const span = spans[next]
    if (span && at >= span.start) return span.isComment ? 'comment' : 'string'
    const start = (breaks[line - 1] ?? -1) + 1
    // What a magic or a command is told are words, not Python.
    return command.test(source.slice(start, at)) ? 'query' : 'code'
  }
}

const command = /^\s*[%!]/u

/** As it stands between quotes, single or double, one or three. */
function escapeString(text: string): string {
  return text.replace(/["'\\]/gu, '\\$&').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, character => {
    const code = character.codePointAt(0) ?? 0
    return character === '\n' ? '\\n' : `\\${code <= 0xff ? 'x' : 'u'}${code.toString(16).padStart(code <= 0xff ? 2 : 4, '0')}`
  })
}

/** In the text of a query, or of a language that nobody knows here: quotes must not end a string, and it may be a comment. */
function escapeQuery(text: string): string {
  return escapeComment(text).replace(/["'\\]/gu, '\\$&')
}

/** Numbers and the three words stay what they are; all else is a text, or a list of texts. */
function literal(value: PlaceholderValue): string {
  if (typeof value !== 'string') return `[${value.map(text => `"${escapeString(text)}"`).join(', ')}]`
  return /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|True|False|None)$/u.test(value) ? value : `"${escapeString(value)}"`
}
