import {type At, defineRule} from '../../src/rule.ts'
import {eachQuery} from '../query/find.ts'
import {mayTellTime, timeCall} from '../time/calls.ts'
import {type TimeImports, timeImports} from '../time/imports.ts'
import {naiveFinder} from '../time/naive.ts'
import {type Remedy, remedyOf} from '../time/remedy.ts'

/** A time of day behind the word, without zone. */
const bareTime =
  /\b(?<word>EARLIEST|LATEST)\s*=\s*(?<time>['"]?\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?![\d:.]|\s*(?:Z|[+-]\d))/dgiu

export default defineRule({
  meta: {
    id: 'code/naive-time',
    description: 'requires times in queries to carry a zone',
    severity: 'warning',
    fixable: 'unsafe',
    scope: 'hunt',
    messages: {naive: '`{what}` gives a time without zone; {remedy}.'},
  },
  create(context) {
    let imports: TimeImports = {classes: new Set(), functions: new Set()}
    const report = (what: string, at: At, {words, changes}: Remedy): void => {
      const fix = changes && ({kind: 'unsafe', message: words, changes} as const)
      context.report({message: 'naive', data: {what, remedy: words}, at, ...(fix && {fix})})
    }
    const isNaive = naiveFinder()
    const queries = eachQuery(({language, text, start, cell}) => {
      if (language !== 'taegis') return
      for (const {groups, indices} of text.matchAll(bareTime)) {
        const [from = 0, to = 0] = indices?.groups?.time ?? []
        const at = {cell, start: start + from, end: start + to}
        report(groups?.word ?? '', at, {words: 'add `Z`', changes: [{at: {cell, start: at.end, end: at.end}, text: 'Z'}]})
      }
    })
    return {
      notebook({cells}) {
        imports = timeImports(cells)
      },
      cell: queries.cell,
      parsesPython: cell => mayTellTime(cell.source, imports) || (/EARLIEST|LATEST/iu.test(cell.source) && queries.parsesPython(cell)),
      python: {
        ...queries.python,
        CallExpression(node, cell) {
          queries.python.CallExpression?.(node, cell)
          const call = timeCall(node, cell.source, imports)
          if (!call || !isNaive(call, cell)) return
          report(call.text, {cell, start: node.from, end: node.to}, remedyOf(call, cell, imports))
        },
      },
    }
  },
})
