import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './section-removed.ts'

const text = (cells: string): string => hunt('title: x', cells)
const secureworks = {'structure/sections': {profile: 'secureworks', sections: []}}
const removed = '+++ {"tags": ["remove_cell"]}\n\n'

testRule(rule, {
  valid: {
    'removed cells below a section': {
      text: text(`# T\n\n## Findings\n\na\n\n${removed}### Step\n\nb\n\n## Notes\n\n+++\n\n## Recommendations\n`),
      optionsOf: secureworks,
    },
    'a section whose name comes first elsewhere': {
      text: text(`# T\n\n## Findings\n\na\n\n${removed}## Results\n\nb\n`),
      optionsOf: secureworks,
    },
    'a second title': {text: text(`# T\n\n${removed}# Findings\n`)},
    'sections that nobody requires': {text: text(`# T\n\n${removed}## Findings\n`)},
    'sections that another profile requires': {
      text: text(`# T\n\n${removed}## Findings\n`),
      optionsOf: {'structure/sections': {profile: 'hearth', sections: []}},
    },
    'a code cell without its source, whose output stays': ipynb({title: 'x'}, [code('1', {tags: ['remove_input']})]),
    'a notebook without cells, and one with nothing but empty cells': {
      files: {'a.ipynb': ipynb({title: 'x'}), 'b.ipynb': ipynb({title: 'x'}, [code('', {tags: ['remove_cell']})])},
    },
  },
  invalid: {
    'a required section in a removed cell': {
      text: text(`# T\n\n${removed}a\n\n## Results\n\nb\n`),
      optionsOf: secureworks,
      reports: ['16:1-16:11 Section `Findings` is removed on export.'],
    },
    'a section of a profile in the configuration, hidden with its source': {
      text: text('# T\n\n+++ {"tags": ["hide-input"]}\n\n## 2. Goal: all\n'),
      optionsOf: {'structure/sections': {profile: 'secureworks', sections: {match: 'prefix', sections: [{name: 'Goal'}]}}},
      reports: ['14:1-14:16 Section `Goal` is removed on export.'],
    },
    'the title in a removed cell, whatever sections are required': {
      text: ipynb({title: 'x'}, [markdown('# My **title**', {tags: ['remove_cell']}), markdown('a')]),
      reports: ['12:6-12:20 Section `My title` is removed on export.'],
    },
    'a notebook of which nothing is left': {
      text: text(`${removed}a\n\n\`\`\`{code-cell}\n:tags: [parameters]\n\nx = 1\n\`\`\`\n\n\`\`\`{code-cell}\n\`\`\`\n`),
      reports: ['1:1-1:1 The export is empty.'],
    },
  },
})
