import {blankIPython, type CellView} from '../../src/rule.ts'
import {namedLanguage, type Query, type QueryHead} from './query.ts'

const transparent = /^[ \t]*%%(?:time|timeit|capture|prun|memit)\b/u
const taegis = /^[ \t]*%{1,2}taegis(?:[ \t]+--?[\w-]+)*[ \t]+(?:alerts|events|detections)[ \t]+search(?![\w-])/u

/** The queries that magics run: the body of a cell magic, the rest of the line of a line magic. */
export function magicQueries(cell: CellView): readonly Query[] {
  const {source} = cell
  if (cell.type !== 'code' || !source.includes('%')) return []
  let head = lineAt(source, 0)
  while (head && (head.text.trim() === '' || transparent.test(head.text))) head = lineAt(source, head.start + head.text.length + 1)
  if (!head) return []
  if (!/^[ \t]*%%/u.test(head.text)) return cell.language === 'python' ? lineQueries(cell) : []
  const start = Math.min(head.start + head.text.length + 1, source.length)
  const text = source.slice(start)
  if (taegis.test(head.text)) return [{cell, language: 'taegis', text, start, head}]
  const language = namedLanguage(/^[ \t]*%%(\w+)/u.exec(head.text)?.[1] ?? '')
  return language ? [{cell, language, text, start, head}] : []
}

const lineMagic = /^[ \t]*(?:[\w.]+(?:[ \t]*,[ \t]*[\w.]+)*[ \t]*=[ \t]*)?%(kql|sql|taegis)(?![\w-])/gmu

function lineQueries(cell: CellView): Query[] {
  const {source} = cell
  const found = [...source.matchAll(lineMagic)]
  if (found.length === 0) return []
  // A magic is blanked there as the beginning of a command: what only looks like one stands in a string, in brackets or in a line that goes on.
  const blanked = blankIPython(source)
  return found.flatMap(match => {
    const [before, name = ''] = match
    const end = match.index + before.length
    const at = end - name.length - 1
    if (blanked[at] !== '0') return []
    const text = continued(source, end)
    const language = namedLanguage(name)
    if (language) return [{cell, language, text, start: end}]
    const head = {text: source.slice(at, end) + text, start: at}
    return taegis.test(head.text) ? [{cell, language: 'taegis', text: '', start: end + text.length, head}] : []
  })
}

/** The rest of a line and the lines that its `\` adds. The `\` themselves are blanked. */
function continued(source: string, from: number): string {
  let text = ''
  for (let line = lineAt(source, from); line; line = lineAt(source, from + text.length)) {
    if (!line.text.endsWith('\\')) return text + line.text
    text += `${line.text.slice(0, -1)} \n`
  }
  return text.slice(0, source.length - from)
}

/** The line from an offset on, without its end. */
function lineAt(source: string, start: number): QueryHead | undefined {
  if (start >= source.length) return undefined
  const end = source.indexOf('\n', start)
  return {start, text: source.slice(start, end === -1 ? source.length : end)}
}
