import type {SyntaxNode} from '@lezer/common'
import {type CellView, defineRule} from '../../src/rule.ts'
import {type Aliases, aliasesIn} from '../api/aliases.ts'
import {heldUses} from '../api/builtins.ts'
import {calledName} from '../api/call-parts.ts'
import {defaults, isReached, titles} from '../api/names.ts'
import {type Use, useOfCall, useOfMember, usesOfImport} from '../api/uses.ts'
import {lastWords, mayUseRemoved} from '../api/words.ts'

/** Names of `extra` are not longer. */
const maxName = 200

export default defineRule({
  meta: {
    id: 'code/removed-api',
    description: 'finds calls that current versions of pandas and NumPy no longer have',
    severity: 'warning',
    fixable: 'safe',
    options: {
      type: 'object',
      properties: {
        targets: {
          type: 'object',
          additionalProperties: {type: 'string'},
          default: defaults,
          description: 'Library, `pandas` or `numpy` → the version that notebooks run with. What later versions removed is not reported.',
        },
        extra: {
          type: 'object',
          additionalProperties: {type: 'string'},
          default: {},
          description: 'More names → what to write in their place: `module.name`, `.attribute`, `.method()` or `function()`.',
        },
      },
    },
    messages: {
      replaced: '`{name}` was removed in {library} {version}; use {replacement}.',
      dropped: '`{name}` was removed in {library} {version}; leave it out.',
      extra: '`{name}` was removed; use `{replacement}`.',
    },
  },
  create(context) {
    const {targets} = context.options
    const extra = new Map(Object.entries(context.options.extra))
    let aliases: Aliases = new Map()
    const held = heldUses()
    const words = lastWords([...extra.keys()])
    const report = (cell: CellView, {removed, name, start, end, change}: Use): void => {
      const {library, version, replacement} = removed
      const target = Object.hasOwn(targets, library) ? targets[library] : undefined
      if (!isReached(target ?? defaults[library], version)) return
      context.report({
        message: replacement === undefined ? 'dropped' : 'replaced',
        data: {name, library: titles[library], version, ...(replacement !== undefined && {replacement})},
        at: {cell, start, end},
        ...(change && {
          fix: {
            kind: 'safe',
            message: change.text === '' ? 'leave it out' : `write \`${change.text}\``,
            changes: [{at: {cell, start: change.start, end: change.end}, text: change.text}],
          },
        }),
      })
    }
    const reportExtra = (cell: CellView, {from: start, to: end}: SyntaxNode, write: (text: string) => string): void => {
      if (extra.size === 0 || end - start > maxName) return
      const name = write(cell.source.slice(start, end))
      const replacement = extra.get(name)
      if (replacement === undefined) return
      context.report({message: 'extra', data: {name, replacement}, at: {cell, start, end}})
    }
    return {
      notebook({cells}) {
        aliases = aliasesIn(cells)
        held.start(cells, aliases)
      },
      parsesPython: ({source}) => mayUseRemoved(source, aliases, words) || held.mayBind(source),
      python: {
        ...held.visits,
        CallExpression(call, cell) {
          const [use, name] = [useOfCall(call, cell.source), calledName(call)]
          if (use) report(cell, use)
          if (name) reportExtra(cell, name, text => `${name.name === 'PropertyName' ? '.' : ''}${text}()`)
        },
        MemberExpression(node, cell) {
          const use = useOfMember(node, cell.source, aliases)
          if (use && !held.hold(cell, use)) report(cell, use)
          if (node.lastChild?.name !== 'PropertyName') return
          reportExtra(cell, node, text => text)
          reportExtra(cell, node.lastChild, text => `.${text}`)
        },
        ImportStatement(statement, cell) {
          held.visits.ImportStatement?.(statement, cell)
          for (const use of usesOfImport(statement, cell.source)) report(cell, use)
        },
      },
      end() {
        for (const [cell, use] of held.release()) report(cell, use)
      },
    }
  },
})
