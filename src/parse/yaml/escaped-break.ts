/**
 * The content of a double-quoted scalar with the empty lines after an escaped line break as `\n` escapes: the reader drops them,
 * YAML and PyYAML keep them. Other content is returned as it is.
 */
export function keepEscapedBreaks(content: string): string {
  return content.replace(escapes, (token: string, lineBreak: string | undefined, empty: string | undefined) => {
    if (lineBreak === undefined || empty === undefined) return token
    return `\\${lineBreak}${'\\n'.repeat(empty.match(/\r\n?|\n/gu)?.length ?? 0)}`
  })
}

/** An escape; with a line break, also the empty lines after it and the indentation of the line that follows. */
const escapes = /\\(?:(\r\n|\n|\r(?!\n))((?:[ \t]*(?:\r\n|\n|\r(?!\n)))+)[ \t]*|[\s\S])/gu
