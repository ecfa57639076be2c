import {type CellView, defineRule, type RuleFix} from '../../src/rule.ts'
import {type LateMagic, lateMagicOf} from './late-magic.ts'

/** How comments begin below a magic. Below others nobody knows, and they may be text that is sent or stored. */
const commentMarks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '#': 'bash capture memit perl prun pypy python python2 python3 R ruby sh time timeit',
    '//': 'esql javascript js kql',
    '--': 'sql',
  }).flatMap(([mark, names]) => names.split(' ').map(name => [name, mark] as const)),
)

export default defineRule({
  meta: {
    id: 'code/cell-magic-first',
    description: 'requires a cell magic to be the first line of its cell',
    severity: 'error',
    fixable: 'safe',
    messages: {late: '`%%{name}` must be the first line of the cell.'},
  },
  create(context) {
    return {
      cell(cell) {
        const magic = lateMagicOf(cell)
        if (!magic) return
        const fix = fixOf(cell, magic)
        context.report({
          message: 'late',
          data: {name: magic.name},
          at: {cell, start: magic.start, end: magic.end},
          ...(fix && {fix}),
        })
      },
    }
  },
})

/** Moves the line up where nothing but comments stands before it. They become part of what the magic reads. */
function fixOf(cell: CellView, {name, start, end}: LateMagic): RuleFix | undefined {
  const above = cell.source.slice(0, start).trimEnd()
  if (!above.split(/\r?\n/u).every(line => /^\s*(?:#|$)/u.test(line))) return undefined
  const mark = commentMarks.get(name)
  const comments = mark === undefined ? above : above.replace(/^(\s*)#/gmu, (_, space: string) => space + mark)
  return {
    kind: mark === undefined ? 'unsafe' : 'safe',
    message: 'move it to the top of the cell',
    changes: [{at: {cell, start: 0, end}, text: `${cell.source.slice(start, end)}\n${comments}`}],
  }
}
