import {maxContainers} from '../model/limits.ts'

const marked = /^([ \t]*)((?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)/gmu

/**
 * Whether quotes and list items may nest too deep for a Markdown parser. Judged by an upper bound: the container marks before a
 * line's text and the indentation before the marks. A rule of many dashes is no container.
 */
export function nestsTooDeep(source: string): boolean {
  for (const [, indent = '', marks = ''] of source.matchAll(marked)) {
    if (indent.length / 2 + marks.replace(/[^>+*.)-]/gu, '').length > maxContainers) return true
  }
  return false
}
