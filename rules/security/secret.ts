import type {SyntaxNode} from '@lezer/common'
import {type At, type CellView, defineRule} from '../../src/rule.ts'
import {contentOf, pairsOf, targetName, targetsOf} from '../named-string.ts'
import {isPlaceholderValue} from '../placeholder.ts'
import {commandsOf} from '../python/commands.ts'
import {textsIn, textsOf} from '../texts.ts'
import {type SecretPattern, secretPatterns, standsForSecret} from './patterns.ts'
import {isSecretName, looksSecret, mayNameSecret, secretNames} from './secret-values.ts'

/** A notebook with so many findings is no business of single lines any more. */
const most = 500

export default defineRule({
  meta: {
    id: 'security/secret',
    description: 'keeps credentials out of the repository',
    severity: 'error',
    options: {
      type: 'object',
      properties: {
        patterns: {
          type: 'object',
          additionalProperties: {type: 'string', format: 'regex', minLength: 1},
          default: {},
          description: 'More credentials by their form: name → regular expression.',
        },
        keys: {type: 'array', items: {type: 'string'}, default: [], description: 'More names that hold a secret, in snake case.'},
      },
    },
    messages: {found: 'Unexpected {kind} in {where}: remove it and revoke it.'},
  },
  create(context) {
    const {options} = context
    const own = Object.entries(options.patterns).map(([kind, pattern]): SecretPattern => ({kind, pattern: new RegExp(pattern, 'gu')}))
    const patterns = [...secretPatterns, ...own]
    const names = [...secretNames, ...options.keys]
    const mayName = mayNameSecret(names)
    let left = most
    /** What was reported of the cell that is being visited: a literal that holds it would be the same secret. */
    let reported: number[] = []
    const report = (kind: string, {where, at, cap}: {where: string; at: At; cap?: 'info'}): void => {
      if (left-- > 0) context.report({message: 'found', data: {kind, where}, at, conceal: true, ...(cap && {cap})})
    }
    const search = (text: string, where: 'source' | 'output' | 'metadata', at: (start: number, end: number) => At): void => {
      for (const secret of patterns) {
        if (secret.holds !== undefined && !text.includes(secret.holds)) continue
        for (const match of text.matchAll(secret.pattern)) {
          const {0: found, index} = match
          if (found === '' || standsForSecret(secret, {text, match})) continue
          if (where === 'source') reported.push(index)
          report(secret.kind, {where, at: at(index, index + found.length), ...(secret.temporary && {cap: 'info'})})
        }
      }
    }
    const literal = (value: string, {cell, start, end}: {cell: CellView; start: number; end: number}): void => {
      if (!looksSecret(value) || isPlaceholderValue(value) || reported.some(index => index >= start && index < end)) return
      report('Credential', {where: 'source', at: {cell, start, end}})
    }
    const single = (node: SyntaxNode, cell: CellView): void => {
      const isOneOfMany = node.parent?.name === 'AssignStatement' && (node.prevSibling?.name === ',' || node.nextSibling?.name === ',')
      if (isLiteral(node) && !isOneOfMany) targetsOf(node).some(target => named(target, node, cell))
    }
    const named = (target: SyntaxNode, value: SyntaxNode, cell: CellView): boolean => {
      const name = targetName(target, cell.source)
      if (name === undefined || !isSecretName(name, names)) return false
      literal(contentOf(cell.source.slice(value.from, value.to)), {cell, start: value.from, end: value.to})
      return true
    }
    return {
      notebook({notebook}) {
        for (const {pointer, text, isKey} of textsIn(notebook.metadata)) if (!isKey) search(text, 'metadata', () => ({pointer}))
      },
      cell(cell) {
        reported = []
        search(cell.source, 'source', (start, end) => ({cell, start, end}))
        for (const {text, start} of commandsOf(cell)) {
          const [, name = '', value = ''] = /^%(?:set_)?env[ \t]+(\w+)(?:[ \t]*=[ \t]*|[ \t]+)(\S+)[ \t]*$/u.exec(text) ?? []
          if (isSecretName(name, names)) literal(value.replace(/^(["'])(.*)\1$/u, '$2'), {cell, start, end: start + text.length})
        }
      },
      parsesPython: cell => mayName.test(cell.source),
      python: {
        String: single,
        FormatString: single,
        AssignStatement(node, cell) {
          for (const [target, value] of pairsOf(node)) if (isLiteral(value)) named(target, value, cell)
        },
      },
      output(view) {
        for (const {pointer, text, isKey} of textsOf(view.output)) {
          if (!isKey) search(text, 'output', (start, end) => ({output: view, pointer, start, end}))
        }
      },
    }
  },
})

/** A formatted string that fills nothing in is one too. */
function isLiteral(node: SyntaxNode): boolean {
  return node.name === 'String' || (node.name === 'FormatString' && !node.getChild('FormatReplacement'))
}
