import {defineRule, pythonFaultIn} from '../../src/rule.ts'
import {lateMagicOf} from './late-magic.ts'

export default defineRule({
  meta: {
    id: 'code/syntax',
    description: 'requires Python cells to parse',
    severity: 'error',
    messages: {fault: 'Syntax error: {detail}.'},
  },
  create(context) {
    return {
      cell(cell) {
        const {source, tags, language} = cell
        // Four underscores are a blank that somebody is to fill in.
        if (language !== 'python' || source.includes('____') || tags.some(({tag}) => tag === 'raises-exception')) return
        const fault = pythonFaultIn(source)
        if (!fault || lateMagicOf(cell)) return
        context.report({message: 'fault', data: {detail: fault.detail}, at: {cell, ...placeOf(source, fault.offset)}})
      },
    }
  },
})

/** The word at an offset, or the last character before it where a line or the cell ends there. */
function placeOf(source: string, offset: number): {readonly start: number; readonly end: number} {
  const word = /[\w$]+|\S/uy
  let start = offset
  while (start > 0 && !/\S/u.test(source.charAt(start))) start--
  word.lastIndex = start
  const length = start === offset ? (word.exec(source)?.[0].length ?? 1) : 1
  return {start, end: Math.min(start + length, source.length)}
}
