import {type CellView, defineRule} from 'huntbook/rule'

export default defineRule({
  meta: {
    id: 'cloud/time-bound',
    description: 'requires KQL queries to filter on time, except on tables without any',
    severity: 'warning',
    options: {
      type: 'object',
      properties: {
        tables: {
          type: 'array',
          items: {type: 'string'},
          description: 'Tables that hold what is and not what happened.',
          default: ['Resources', 'ResourceContainers', 'IdentityInfo', '_GetWatchlist'],
        },
      },
    },
    messages: {unbound: 'Expected a filter on time for `{table}`: without one the query reads everything that is kept.'},
  },
  create(context) {
    const timeless = new Set(context.options.tables.map(table => table.toLowerCase()))
    return {
      cell(cell) {
        const query = queryIn(cell)
        if (query === undefined) return
        const text = withoutComments(query.text)
        const table = firstTable(text)
        if (table === undefined || timeless.has(table.toLowerCase()) || isBound(text)) return
        context.report({message: 'unbound', data: {table}, at: {cell, start: query.start, end: query.start + query.text.length}})
      },
    }
  },
})

/** The body of a cell of KQL, without its magic. */
function queryIn({type, language, source}: CellView): {readonly text: string; readonly start: number} | undefined {
  if (type !== 'code' || language !== 'kusto') return undefined
  const magic = /^\s*%%.*/u.exec(source)?.[0].length ?? 0
  const text = source.slice(magic).trim()
  return text === '' ? undefined : {text, start: source.indexOf(text, magic)}
}

/** Comments go. Of strings the quotes stay, so that words in them are none of the query's. */
function withoutComments(query: string): string {
  return query.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/.*/gu, part => (part.startsWith('/') ? '' : '""'))
}

/** What the query begins with, behind its `let` statements. */
function firstTable(query: string): string | undefined {
  const statement = query.split(';').find(part => part.trim() !== '' && !/^\s*let\s/u.test(part))
  return statement === undefined ? undefined : /^\s*([A-Za-z_]\w*)/u.exec(statement)?.[1]
}

/** A comparison of a column with time in its name, `ago()`, or a span that the runner fills in. */
function isBound(query: string): boolean {
  return /\bago\s*\(|\b(?:TimeGenerated|Timestamp|\w*Time)\s*(?:[<>]=?|==|!?between\b)|\{\{?\w*(?:time|start|end)\w*\}/iu.test(query)
}
