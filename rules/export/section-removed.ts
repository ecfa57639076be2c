import {defineRule} from '../../src/rule.ts'
import {isRemoved} from '../removed.ts'
import {chosenProfile, firstSections, titleOf} from '../structure/chosen-profile.ts'
import {Outline} from '../structure/outline.ts'

export default defineRule({
  meta: {
    id: 'export/section-removed',
    description: 'keeps the title and the required sections from being removed on export',
    severity: 'error',
    scope: 'hunt',
    messages: {
      section: 'Section `{name}` is removed on export.',
      all: 'The export is empty.',
    },
  },
  create(context) {
    const options = context.optionsOf('structure/sections')
    const profile = options && chosenProfile(options).profile
    const outline = new Outline()
    return {
      cell: cell => outline.add(cell),
      end({cells}) {
        const filled = cells.filter(({source}) => source.trim() !== '')
        if (filled.length > 0 && filled.every(isRemoved)) context.report({message: 'all', at: 'file'})
        const title = titleOf(outline)
        const required = profile
          ? [...firstSections(profile, outline)].map(([index, section]) => ({section, name: profile.sections[index]?.name ?? ''}))
          : []
        for (const {section, name} of [...(title ? [{section: title, name: title.title}] : []), ...required]) {
          const {cell, start, end} = section
          if (isRemoved(cell)) context.report({message: 'section', data: {name}, at: {cell, start, end}})
        }
      },
    }
  },
})
