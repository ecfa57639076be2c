import {visibleText} from './terminal.ts'

/** An element. Text and values of attributes are escaped here; children are elements already. */
export interface Element {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number>>
  /** Lines of text, or elements. */
  readonly children?: string | readonly Element[]
}

/** An XML 1.0 document, one element a line. */
export function xmlText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, 0).join('\n')}\n`
}

function lines({name, attributes = {}, children = []}: Element, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const values = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  const tag = `${indent}<${name}${values.join('')}`
  if (typeof children === 'string') return [`${tag}>${escapeXml(children)}</${name}>`]
  if (children.length === 0) return [`${tag}/>`]
  return [`${tag}>`, ...children.flatMap(child => lines(child, depth + 1)), `${indent}</${name}>`]
}

/**
 * What no log may show becomes visible, as on a terminal. XML 1.0 has no way at all to write most control characters, halves of pairs
 * and two more (section 2.2): they become `\u{…}`. Whatever may begin markup or a command of a CI runner is a character reference.
 */
function escapeXml(text: string): string {
  return visibleText(text.replace(forbidden, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)).replace(
    /[&<>"'[]|(?!\p{Cf})\p{Default_Ignorable_Code_Point}/gu,
    character => references.get(character) ?? `&#x${(character.codePointAt(0) ?? 0).toString(16)};`,
  )
}

const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['[', '&#91;'],
])
