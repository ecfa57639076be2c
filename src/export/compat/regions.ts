import {pythonSpace} from './python.ts'

const gap = `[${pythonSpace}]*`
const start = new RegExp(`'<--${gap}#region${gap}tags=\\["remove_cell"\\]${gap}-->`, 'gu')
const end = new RegExp(`<--${gap}#endregion${gap}-->'`, 'gu')

/** Cuts what stands between the two lines that `save_notebook` of Taegis Magic displays, as its `generate_report` does. */
export function cutRegions(markdown: string): string {
  const kept: string[] = []
  let from = 0
  for (;;) {
    const opened = nextMatch(start, markdown, from)
    const closed = opened && nextMatch(end, markdown, opened.end)
    if (!closed) return kept.join('') + markdown.slice(from)
    kept.push(markdown.slice(from, opened.start))
    from = closed.end
  }
}

function nextMatch(pattern: RegExp, text: string, from: number): {readonly start: number; readonly end: number} | undefined {
  pattern.lastIndex = from
  const found = pattern.exec(text)
  return found ? {start: found.index, end: pattern.lastIndex} : undefined
}
