/** Above this depth of containers parsing Markdown costs seconds and can overflow the parser's stack (`> > > …`, lists in lists). */
const mostContainers = 100

const marked = /^([ \t]*)((?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)/gmu

/**
 * Whether quotes and list items may nest too deep for a Markdown parser. Judged by an upper bound: the container marks before a
 * line's text and the indentation before the marks. A rule of many dashes is no container.
 */
export function nestsTooDeep(source: string): boolean {
  for (const [, indent = '', marks = ''] of source.matchAll(marked)) {
    if (indent.length / 2 + marks.replace(/[^>+*.)-]/gu, '').length > mostContainers) return true
  }
  return false
}
