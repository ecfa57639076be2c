import {type CellView, defineRule, type FileView, type RuleChange} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'format/line-endings',
    description: 'requires one kind of line end in a file',
    severity: 'warning',
    fixable: 'safe',
    messages: {cell: 'Carriage return in a cell.', mixed: 'Mixed line ends.'},
  },
  create(context) {
    return {
      notebook({file, cells}) {
        if (file.format === 'ipynb') checkCells(cells)
        else checkText(file)
      },
    }

    function checkCells(cells: readonly CellView[]): void {
      const [first] = cells.filter(({source}) => source.includes('\r'))
      if (!first) return
      const end = first.source.indexOf('\r')
      const start = first.source.lastIndexOf('\n', end) + 1
      const changes = cells.flatMap(cell => (cell.source.includes('\r') ? [lineFeeds(cell)] : []))
      context.report({
        message: 'cell',
        at: {cell: first, start, end: end + 1},
        fix: {kind: 'safe', message: 'end lines with a line feed', changes},
      })
    }

    function checkText(file: FileView): void {
      if (!file.text.includes('\r')) return
      const {rarer, best, last} = endsIn(file.text)
      if (rarer === undefined) return
      const lineStart = rarer === 0 ? 0 : file.text.lastIndexOf('\n', rarer - 1) + 1
      const first = file.text.search(best === '\n' ? /\r/u : /\r(?!\n)|(?<!\r)\n/u)
      const text = file.text.slice(first, last).replace(/\r\n?|\n/gu, best)
      context.report({
        message: 'mixed',
        at: {file, start: lineStart, end: rarer},
        fix: {kind: 'safe', message: 'end all lines alike', changes: [{at: {file, start: first, end: last}, text}]},
      })
    }
  },
})

/** One change from the first to the last of them. */
function lineFeeds(cell: CellView): RuleChange {
  const start = cell.source.indexOf('\r')
  const last = cell.source.lastIndexOf('\r') + 1
  const end = cell.source.charAt(last) === '\n' ? last + 1 : last
  return {at: {cell, start, end}, text: cell.source.slice(start, end).replace(/\r\n?/gu, '\n')}
}

interface Ends {
  /** Offset of the first end that is to change; absent where all are alike. */
  readonly rarer: number | undefined
  /** The end that most lines have. */
  readonly best: string
  /** Where the last line end of all stops. */
  readonly last: number
}

function endsIn(text: string): Ends {
  const counts = new Map<string, {count: number; first: number}>()
  let last = 0
  for (const {0: end, index} of text.matchAll(/\r\n?|\n/gu)) {
    const known = counts.get(end)
    if (known) known.count++
    else counts.set(end, {count: 1, first: index})
    last = index + end.length
  }
  const [feeds, pairs, lone] = ['\n', '\r\n', '\r'].map(end => counts.get(end))
  const best = (pairs?.count ?? 0) > (feeds?.count ?? 0) ? '\r\n' : '\n'
  const mixed = feeds && pairs ? (best === '\n' ? pairs : feeds).first : undefined
  return {rarer: lone?.first ?? mixed, best, last}
}
