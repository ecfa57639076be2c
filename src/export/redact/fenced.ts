/** Tells whether a place of Markdown is in a fence. It is asked for places in order. */
export function fencedLines(source: string): (at: number) => boolean {
  const lines = source.matchAll(/^[ \t>*+-]{0,40}(`{3,}|~{3,})([^\n]*)/gmu)
  let open: string | undefined
  let next = lines.next()
  return at => {
    for (; !next.done && next.value.index <= at; next = lines.next()) {
      const [, marks = '', rest = ''] = next.value
      if (open === undefined) open = marks
      else if (marks.startsWith(open) && rest.trim() === '') open = undefined
    }
    return open !== undefined
  }
}
