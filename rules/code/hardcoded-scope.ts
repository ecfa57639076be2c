import type {SyntaxNode} from '@lezer/common'
import {type At, type CellView, defineRule} from '../../src/rule.ts'
import {parametersCell, parametersOf} from '../parameters.ts'
import {boundsOf} from '../query/bounds.ts'
import {eachQuery} from '../query/find.ts'
import {fixedOptions, mayHoldScope, scopeName, timeName} from '../scope/literals.ts'
import {parameterFor, parameterOfKey} from '../scope/parameters.ts'

export default defineRule({
  meta: {
    id: 'code/hardcoded-scope',
    description: 'requires tenants and periods to come from the parameters that there are for them',
    severity: 'warning',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        requireParameter: {
          type: 'boolean',
          default: true,
          description: 'Report only what there is a parameter for.',
        },
      },
    },
    messages: {
      fixed: '`{what}` is fixed although the parameter `{name}` exists.',
      alone: '`{what}` is fixed: make it a parameter.',
    },
  },
  create(context) {
    let names: readonly string[] = []
    let own: CellView | undefined
    const report = (what: string, name: string | undefined, at: At): void => {
      if (name !== undefined) context.report({message: 'fixed', data: {what, name}, at})
      else if (!context.options.requireParameter) context.report({message: 'alone', data: {what}, at})
    }
    const period = (what: string, at: At): void => report(what, parameterFor('period', names), at)
    const queries = eachQuery(query => {
      const {cell} = query
      if (cell === own) return
      for (const {option, start, end} of fixedOptions(query)) report(`--${option}`, parameterFor(option, names), {cell, start, end})
      for (const {name, start, end} of boundsOf(query)) period(name, {cell, start: query.start + start, end: query.start + end})
    })
    const argument = (node: SyntaxNode, cell: CellView): void => {
      const name = timeName(node, cell.source)
      if (name !== undefined) period(name, {cell, start: node.from, end: node.to})
    }
    const isRead = (cell: CellView): boolean => cell !== own && (names.length > 0 || !context.options.requireParameter)
    return {
      notebook({cells}) {
        names = parametersOf(cells)
        own = parametersCell(cells)
      },
      cell: queries.cell,
      parsesPython: cell => isRead(cell) && (queries.parsesPython(cell) || mayHoldScope(cell.source)),
      python: {
        ...queries.python,
        String(node, cell) {
          const key = scopeName(node, cell.source)
          if (key !== undefined) report(key, parameterOfKey(key, names), {cell, start: node.from, end: node.to})
          else argument(node, cell)
        },
        CallExpression(node, cell) {
          queries.python.CallExpression?.(node, cell)
          argument(node, cell)
        },
      },
    }
  },
})
