import {markOf} from './mark.ts'
import type {Redactor} from './redactor.ts'
import {namedSecret} from './secrets/named.ts'

/**
 * Plain data without secrets: every text in its lists and objects, and their keys. Counted for a cell; 0 for what is in no cell.
 * Texts are taken for Markdown, in which escapes may stand between the letters of a secret.
 */
export function redactStrings<T>(value: T, redactor: Redactor, cell: number): T {
  // Texts stay texts, lists lists and objects objects with the same keys, but for keys that hold a secret.
  return walk(value, redactor, cell) as T
}

function walk(value: unknown, redactor: Redactor, cell: number): unknown {
  if (typeof value === 'string') return redactor.redactMarkdown(value, cell)
  if (Array.isArray(value)) return value.map(item => walk(item, redactor, cell))
  if (typeof value !== 'object' || value === null) return value
  const copy = {}
  for (const [key, item] of Object.entries(value)) {
    const rule = typeof item === 'string' ? namedSecret(key, item) : undefined
    if (rule !== undefined) redactor.count(rule, cell)
    const clean = rule === undefined ? walk(item, redactor, cell) : markOf(rule)
    // Keys such as `__proto__` are data, too.
    Object.defineProperty(copy, redactor.redact(key, cell), {value: clean, enumerable: true, writable: true, configurable: true})
  }
  return copy
}
