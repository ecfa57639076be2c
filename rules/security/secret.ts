import {type At, type CellView, defineRule, isList, isMap, type Output, type Value, type ValueMap} from '../../src/rule.ts'
import {contentOf, nameOf} from '../named-string.ts'
import {isPlaceholderValue} from '../placeholder.ts'
import {isSecretName, looksSecret, secretNames, secretPatterns} from './patterns.ts'

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
    const own = Object.entries(options.patterns).map(([kind, pattern]) => ({kind, pattern: new RegExp(pattern, 'gu')}))
    const patterns = [...secretPatterns, ...own]
    const names = [...secretNames, ...options.keys]
    // A string behind a name that ends in one of the words: `x_key = '…'`, `"key": "…"`, `x["key"]: str = f(…)`.
    const mayName = new RegExp(
      `(?:${names.map(name => name.replace(/\W/gu, '').replaceAll('_', '[_-]?')).join('|')})['"]?\\s*\\]?\\s*[:=]`,
      'iu',
    )
    const search = (text: string, where: 'source' | 'output' | 'metadata', at: (start: number, end: number) => At): void => {
      for (const {kind, pattern, ...rest} of patterns) {
        for (const match of text.matchAll(pattern)) {
          const value = match.groups?.value ?? match[0]
          if (isPlaceholderValue(value) || isPattern(text, match.index + match[0].length)) continue
          const place = at(match.index, match.index + match[0].length)
          context.report({message: 'found', data: {kind, where}, at: place, conceal: true, ...('temporary' in rest && {cap: 'info'})})
        }
      }
    }
    const literal = (value: string, {cell, start, end}: {cell: CellView; start: number; end: number}): void => {
      if (!looksSecret(value) || isPlaceholderValue(value)) return
      context.report({message: 'found', data: {kind: 'Credential', where: 'source'}, at: {cell, start, end}, conceal: true})
    }
    return {
      notebook({notebook}) {
        for (const [pointer, text] of textsIn(notebook.metadata)) search(text, 'metadata', () => ({pointer}))
      },
      cell(cell) {
        search(cell.source, 'source', (start, end) => ({cell, start, end}))
        for (const match of cell.source.matchAll(/^[ \t]*%env[ \t]+(\w+)[ \t=]+(\S+)[ \t]*$/gmu)) {
          const [line, name = '', value = ''] = match
          if (isSecretName(name, names)) literal(value, {cell, start: match.index, end: match.index + line.length})
        }
      },
      parsesPython: cell => mayName.test(cell.source),
      python: {
        String(node, cell) {
          const name = nameOf(node, cell.source)
          if (name === undefined || !isSecretName(name, names)) return
          literal(contentOf(cell.source.slice(node.from, node.to)), {cell, start: node.from, end: node.to})
        },
      },
      output(view) {
        for (const [pointer, text] of textsOf(view.output)) {
          search(text, 'output', (start, end) => ({output: view, pointer, start, end}))
        }
      },
    }
  },
})

/** A class or a count right behind the match: a regular expression that finds such a key, not the key. */
function isPattern(text: string, end: number): boolean {
  return /^(?:\[|\{\d|\\)/u.test(text.slice(end, end + 2))
}

/** The texts in metadata by pointer. */
function textsIn(metadata: ValueMap): [string, string][] {
  const found: [string, string][] = []
  const stack: [string, Value][] = [['', metadata]]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [pointer, value] = next
    if (typeof value === 'string') found.push([pointer, value])
    const entries: Iterable<[string | number, Value]> = isMap(value) ? value : isList(value) ? value.entries() : []
    for (const [key, item] of entries) stack.push([`${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, item])
  }
  return found
}

/** The texts of an output by pointer. Pictures are no text. */
function textsOf(output: Output): [string, string][] {
  if (output.kind === 'stream') return [['/text', output.text]]
  if (output.kind === 'error') {
    return [['/evalue', output.value], ...output.traceback.map((line, index): [string, string] => [`/traceback/${index}`, line])]
  }
  return [...output.data].flatMap(([type, value]): [string, string][] =>
    typeof value === 'string' && (!type.startsWith('image/') || type === 'image/svg+xml')
      ? [[`/data/${type.replaceAll('~', '~0').replaceAll('/', '~1')}`, value]]
      : [],
  )
}
