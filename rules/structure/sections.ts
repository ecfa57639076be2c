import {defineRule} from '../../src/rule.ts'
import {isAnalystInput} from '../analyst-input.ts'
import {isRemoved} from '../removed.ts'
import {chosenProfile, firstSections} from './chosen-profile.ts'
import {insertSection} from './insert-section.ts'
import {Outline} from './outline.ts'

const section = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: {type: 'string', minLength: 1},
    aliases: {type: 'array', items: {type: 'string', minLength: 1}},
    analystInput: {type: 'boolean'},
  },
} as const

export default defineRule({
  meta: {
    id: 'structure/sections',
    description: 'requires the sections of a report, in order and with text in them',
    severity: 'warning',
    fixable: 'unsafe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        profile: {
          type: 'string',
          enum: ['secureworks', 'playbook', 'peak', 'lock', 'falconfriday', 'hearth'],
          default: 'secureworks',
          description: 'Which sections a report has.',
        },
        sections: {
          type: ['array', 'object'],
          items: section,
          properties: {
            match: {type: 'string', enum: ['exact', 'prefix']},
            order: {type: 'boolean'},
            sections: {type: 'array', items: section, minItems: 1},
          },
          required: ['sections'],
          additionalProperties: false,
          default: [],
          description: 'A profile of your own, in place of `profile`: its sections, or a mapping with `match` and `order` too.',
        },
      },
    },
    messages: {
      missing: 'Section `{name}` is missing (profile {profile}).',
      empty: 'Section `{name}` is empty.',
      order: 'Section `{name}` must come after `{other}`.',
    },
  },
  create(context) {
    const {profile, label} = chosenProfile(context.options)
    const outline = new Outline()
    return {
      cell: cell => outline.add(cell),
      end(view) {
        const found = firstSections(profile, outline)
        const inOrder = [...found].toSorted(([a], [b]) => a - b)
        for (const [index, wanted] of profile.sections.entries()) {
          const {name} = wanted
          const section = found.get(index)
          if (!section) {
            const before = inOrder.findLast(([other]) => other < index)?.[1]
            const after = inOrder.find(([other]) => other > index)?.[1]
            const fix = insertSection({section: wanted, before, after, outline, view})
            context.report({message: 'missing', data: {name, profile: label}, at: 'file', ...(fix && {fix})})
            continue
          }
          const at = {cell: section.cell, start: section.start, end: section.end}
          // What is removed, and what the analyst fills in after the run, may be empty in the catalog.
          const isExempt = isRemoved(section.cell) || isAnalystInput(section.cell)
          if (!section.hasContent && !isExempt) context.report({message: 'empty', data: {name}, at})
          const late = profile.order === false ? undefined : inOrder.findLast(([other, {order}]) => other < index && order > section.order)
          const other = late && profile.sections[late[0]]
          if (other) context.report({message: 'order', data: {name, other: other.name}, at})
        }
      },
    }
  },
})
