/** Units that are indented at once: a very long text would take many times its memory. */
const piece = 1 << 16

/** Four spaces before every line. Lines end at LF alone; none stand behind the last one. */
export function indent(text: string): string {
  // What follows the last LF of a text that ends with one is an empty line.
  const end = text.endsWith('\n') ? text.length - 1 : text.length
  let indented = '    '
  // Not `replaceAll`, which takes ten times as long.
  for (let from = 0; from < end; from += piece)
    indented += text
      .slice(from, Math.min(from + piece, end))
      .split('\n')
      .join('\n    ')
  return end < text.length ? `${indented}\n` : indented
}

/** Removes `ESC [` and what follows, up to one of `@` to `~` in the same line. */
export function stripAnsi(text: string): string {
  // Linear: `[` ends a sequence, so what is searched in vain has no second start.
  return text.includes('\x1b[') ? text.replaceAll(/\x1b\[[^\n@-~]*[@-~]/gu, '') : text
}

/** Cuts what all lines start with, as Python's `textwrap.dedent` does. Lines of spaces and tabs alone become empty and do not count. */
export function dedent(text: string): string {
  const lines = text.split('\n').map(line => (/^[\t ]+$/u.test(line) ? '' : line))
  let margin: string | undefined
  for (const line of lines) {
    if (line === '') continue
    const space = /^[\t ]*/u.exec(line)?.[0] ?? ''
    margin = margin === undefined ? space : sameStart(margin, space)
    if (margin === '') break
  }
  const {length} = margin ?? ''
  return lines.map(line => line.slice(length)).join('\n')
}

function sameStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return a.slice(0, length)
}

/** Deletes, in each line, everything up to the last CR that another character than LF follows: progress bars. */
export function overwrite(text: string): string {
  if (!text.includes('\r')) return text
  return text
    .split('\n')
    .map(line => (line.length < 2 ? line : line.slice(line.lastIndexOf('\r', line.length - 2) + 1)))
    .join('\n')
}

/** The part of a URL for each part of a path. */
export function urlOf(path: string): string {
  return path.split('/').map(encoded).join('/')
}

function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll(
    /[!'()*]/gu,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
