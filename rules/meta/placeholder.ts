import {type CellView, defineRule, escapePointer, isList, isMap, proseOf, type Value, type ValueMap} from '../../src/rule.ts'
import {isAnalystInput} from '../analyst-input.ts'
import {profiles} from '../structure/profiles.ts'
import {mayHoldTemplateText, templateTextIn, templateTextInLine} from '../template-text.ts'
import {followSections} from './required-sections.ts'

export default defineRule({
  meta: {
    id: 'meta/placeholder',
    description: 'requires the text of a template to be replaced',
    severity: 'error',
    scope: 'hunt',
    messages: {left: 'Placeholder `{text}` left over from the template.'},
  },
  create(context) {
    // Where nothing asks for sections, none is required.
    const profile = profiles.get(String(context.optionsOf('structure/sections')?.profile))
    const partsOf = profile && followSections(profile)
    return {
      notebook({hunting}) {
        for (const [pointer, value] of textsIn(hunting.json)) {
          const text = templateTextIn(value)
          if (text !== undefined) context.report({message: 'left', data: {text}, at: {pointer}})
        }
      },
      cell(cell) {
        if (cell.type !== 'markdown' || !partsOf) return
        const parts = partsOf(cell)
        if (parts.length === 0 || isAnalystInput(cell) || !mayHoldTemplateText(cell.source)) return
        let next = 0
        let part = parts[next]
        for (const line of linesOf(proseOf(cell.source))) {
          while (part && line.start >= part.end) part = parts[++next]
          if (!part) return
          if (line.start < part.start) continue
          const found = templateTextInLine(line.text)
          if (found) report(cell, {text: found.text, start: line.start + found.start})
        }
      },
    }

    function report(cell: CellView, {text, start}: {text: string; start: number}): void {
      context.report({message: 'left', data: {text}, at: {cell, start, end: start + text.length}})
    }
  },
})

/** The strings of the block with their pointers. */
function* textsIn(hunting: ValueMap): Generator<[string, string]> {
  const stack: [string, Value][] = [['/hunting', hunting]]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [pointer, value] = next
    if (typeof value === 'string') yield [pointer, value]
    const entries: Iterable<[string | number, Value]> = isMap(value) ? value : isList(value) ? value.entries() : []
    for (const [key, item] of entries) stack.push([`${pointer}/${escapePointer(String(key))}`, item])
  }
}

function* linesOf(text: string): Generator<{readonly text: string; readonly start: number}> {
  let start = 0
  for (const line of text.split('\n')) {
    yield {text: line, start}
    start += line.length + 1
  }
}
