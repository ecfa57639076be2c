import {defineRule} from '../../src/rule.ts'
import {isAnalystInput} from '../analyst-input.ts'
import {isRemoved} from '../removed.ts'
import {Outline, type OutlineSection} from './outline.ts'
import {type Profile, profiles, sectionIndex} from './profiles.ts'

export default defineRule({
  meta: {
    id: 'structure/sections',
    description: 'requires the sections of a report, in order and with text in them',
    severity: 'warning',
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
      },
    },
    messages: {
      missing: 'Section `{name}` is missing (profile `{profile}`).',
      empty: 'Section `{name}` is empty.',
      order: 'Section `{name}` must come after `{other}`.',
    },
  },
  create(context) {
    const name = context.options.profile
    const profile = profiles.get(name)
    if (!profile) throw new Error(`Expected a known profile, got \`${name}\`.`)
    const outline = new Outline()
    return {
      cell: cell => outline.add(cell),
      end() {
        const found = firstSections(profile, outline)
        for (const [index, {name: wanted}] of profile.sections.entries()) {
          const section = found.get(index)
          if (!section) {
            context.report({message: 'missing', data: {name: wanted, profile: name}, at: 'file'})
            continue
          }
          const at = {cell: section.cell, start: section.start, end: section.end}
          if (!section.hasContent && !isExempt(section)) context.report({message: 'empty', data: {name: wanted}, at})
          const late = [...found].findLast(([other, {order}]) => other < index && order > section.order)
          const other = late && profile.sections[late[0]]
          if (other) context.report({message: 'order', data: {name: wanted, other: other.name}, at})
        }
      },
    }
  },
})

/** Index in the profile → the first heading that names it. Sections are of level 2, and of level 1 but for the title. */
function firstSections(profile: Profile, {sections}: Outline): Map<number, OutlineSection> {
  const title = sections.find(section => section.level === 1)
  const found = new Map<number, OutlineSection>()
  for (const section of sections) {
    if (section.level > 2 || section === title) continue
    const index = sectionIndex(profile, section.title)
    if (index !== -1 && !found.has(index)) found.set(index, section)
  }
  return found
}

/** What is removed, and what the analyst fills in after the run, may be empty in the catalog. */
function isExempt({cell}: OutlineSection): boolean {
  return isRemoved(cell) || isAnalystInput(cell)
}
