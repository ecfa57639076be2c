import {type CellView, defineRule, oddLiteralsIn, type RuleChange} from '../../src/rule.ts'

type Literal = ReturnType<typeof oddLiteralsIn>[number]

export default defineRule({
  meta: {
    id: 'code/escape',
    description: 'finds backslashes in string literals that begin no escape',
    severity: 'warning',
    fixable: 'safe',
    messages: {invalid: 'Invalid escape `\\{character}` in a string literal.'},
  },
  create(context) {
    return {
      cell(cell) {
        const {language, source} = cell
        if (language !== 'python' || !/\\[^\r\n'"\\abfnrtvx0-7]/u.test(source)) return
        for (const [first, ...others] of byLine(source, oddLiteralsIn(source))) {
          if (!first) continue
          const {start, end, odd} = first
          context.report({
            message: 'invalid',
            data: {character: String.fromCodePoint(source.codePointAt((odd[0] ?? start) + 1) ?? 0)},
            at: {cell, start, end},
            fix: {
              kind: 'safe',
              message: 'write the backslashes so that they stand for themselves',
              changes: [first, ...others].flatMap(literal => changesOf(cell, literal)),
            },
          })
        }
      },
    }
  },
})

/** Literals that begin on one line, in the order of the text. */
function byLine(source: string, literals: readonly Literal[]): readonly (readonly Literal[])[] {
  const lines: Literal[][] = []
  let before = 0
  for (const literal of [...literals].sort((a, b) => a.start - b.start)) {
    const line = lines.at(-1)
    if (line && !source.slice(before, literal.start).includes('\n')) line.push(literal)
    else lines.push([literal])
    before = literal.start
  }
  return lines
}

/** The prefix `r` where every backslash stands for itself, else a second one in front of each that does. */
function changesOf(cell: CellView, {start, prefix, odd, hasEscape}: Literal): RuleChange[] {
  const isAfterWord = /\w/u.test(cell.source.charAt(start - 1))
  if (hasEscape || isAfterWord) return odd.map(at => ({at: {cell, start: at, end: at}, text: '\\'}))
  // There is no `ur`.
  return [{at: {cell, start, end: prefix === 'u' ? start + 1 : start}, text: 'r'}]
}
