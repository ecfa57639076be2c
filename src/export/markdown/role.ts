import {codeSpan, escapeText} from '../escape.ts'
import {isInertMath} from '../math.ts'

const textual: ReadonlySet<string> = new Set('sub sup kbd abbr ref numref doc cite eq term download subscript superscript'.split(' '))
const silent: ReadonlySet<string> = new Set(['eval', 'raw'])

/** The role that a text ends with, such as `{ref}` before inline code. */
export function roleBefore(text: string): {readonly name: string; readonly length: number} | undefined {
  if (!text.endsWith('}')) return undefined
  const tail = text.slice(-66)
  const match = /\{([A-Za-z][\w:.-]{0,62})\}$/u.exec(tail)
  return match?.[1] === undefined ? undefined : {name: match[1], length: match[0].length}
}

/** A role as plain Markdown. */
export function lowerRole(name: string, content: string): string {
  const base = name.split(':')[0] ?? name
  if (silent.has(base)) return ''
  if (base === 'math') return isInertMath(content) ? `$${content}$` : codeSpan(content)
  if (!textual.has(base)) return codeSpan(content)
  const titled = /^([^<]+)<[^>]*>$/u.exec(content.trim())
  return escapeText((titled?.[1] ?? content).replace(/\s+/gu, ' ').trim())
}
