import {type CellView, defineRule, proseOf} from '../../src/rule.ts'
import {isAnalystInput} from '../analyst-input.ts'
import {chosenProfile} from '../structure/chosen-profile.ts'
import {mayHoldTemplateText, templateTextIn, templateTextInLine} from '../template-text.ts'
import {textsIn} from '../texts.ts'
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
    const sections = context.optionsOf('structure/sections')
    const partsOf = sections && followSections(chosenProfile(sections).profile)
    return {
      notebook({hunting}) {
        for (const value of textsIn(hunting.json, '/hunting')) {
          const text = value.isKey ? undefined : templateTextIn(value.text)
          const {pointer} = value
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

function* linesOf(text: string): Generator<{readonly text: string; readonly start: number}> {
  let start = 0
  for (const line of text.split('\n')) {
    yield {text: line, start}
    start += line.length + 1
  }
}
