import type {QuerySource} from './sources.ts'

/** Strings, comments, names with dots, numbers with their unit, single marks. Nothing in it backtracks. */
const token = /"[^"\n]*"?|'[^'\n]*'?|\/\/[^\n]*|[A-Za-z_][\w.]*|\d\w*|[^\s\w]/gu

/** Operators whose operands are tables. */
const operators = new Set(['union', 'join', 'lookup'])
/** Functions that take a table. */
const passing = new Set(['materialize', 'toscalar'])
const values = new Set(['true', 'false', 'null'])

/**
 * The tables that a KQL query reads: the name that begins the text or a statement, a value of `let`, or an operand of `union` and `join`.
 * What `let`, `as` or a parameter of a function binds is no table.
 */
export function kqlSources(text: string): readonly QuerySource[] {
  const found: QuerySource[] = []
  const bound = new Set<string>()
  const words = [...text.matchAll(token)].filter(([word]) => !word.startsWith('//'))
  const wordAt = (index: number): string => words[index]?.[0] ?? ''
  // Whether the expression of a table may begin here, and whether options of an operator may.
  let isOpen = true
  let hasOptions = false
  let depth = 0
  // Depths at which a comma adds an operand to a `union`.
  const unions: number[] = []
  for (let at = 0; at < words.length; at++) {
    const word = wordAt(at)
    const next = wordAt(at + 1)
    const before = wordAt(at - 1)
    if (!/^\w/u.test(word)) {
      if ('([{'.includes(word)) depth++
      else if (')]}'.includes(word)) depth = Math.max(0, depth - 1)
      // A pipe or `;` ends the list of its depth, a bracket those inside it.
      const ended = word === '|' || word === ';' ? depth : depth + 1
      while ((unions.at(-1) ?? -1) >= ended) unions.pop()
      isOpen = word === ';' || word === '{' || (word === '(' && isOpen) || (word === ',' && unions.at(-1) === depth)
    } else if (/^\d/u.test(word)) isOpen = false
    else if (operators.has(word) && (isOpen || before === '|')) {
      isOpen = hasOptions = true
      if (word === 'union') unions.push(depth)
    } else if (hasOptions && isOpen && next === '=') at += 2
    else if (isOpen && word === 'let') {
      bound.add(next)
      hasOptions = false
      if (wordAt(at + 2) === '=') at += 2
    } else if (word === 'as' && before === '|') {
      while (wordAt(at + 2) === '=') at += 3
      bound.add(wordAt(++at))
    } else {
      if (next === ':') bound.add(word)
      const isTable = before === '{' ? next === '|' : next === '' || next === 'on' || '|;),'.includes(next)
      if (isOpen && isTable && !values.has(word)) found.push(sourceAt(words[at]))
      isOpen = isOpen && passing.has(word) && next === '('
      hasOptions = false
    }
  }
  return found.filter(({name}) => !bound.has(name))
}

function sourceAt(match: RegExpExecArray | undefined): QuerySource {
  const {0: name = '', index = 0} = match ?? {}
  return {name, start: index, end: index + name.length}
}
