import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './sections.ts'

const text = (cells: string): string => hunt('title: x', cells)
const complete = '# T\n\n## Executive Summary\n\na\n\n## Procedures\n\nb\n\n## Findings:\n\nc\n\n## 4. **Recommendations**\n\nd\n'

testRule(rule, {
  valid: {
    'every section with text, under names that count as equal': text(complete),
    'underlined and HTML headings': text(
      '# T\n\nExecutive Summary\n---\n\na\n\n<h2>Technical Analysis</h2>\n\nb\n\n## Findings\n\nc\n\n## Next Steps\n\nd\n',
    ),
    'code as content, and content below a deeper heading': text(
      '# T\n\n## Summary\n\na\n\n## Analysis\n\n### Step\n\n```{code-cell}\nx = 1\n```\n\n## Findings\n\nc\n\n## Recommendations\n\nd\n',
    ),
    'an empty section that the analyst fills in': text(
      '# T\n\n## Summary\n\na\n\n## Analysis\n\nb\n\n+++ {"tags": ["analyst_input"]}\n\n## Findings\n\n+++\n\n## Recommendations\n\nd\n',
    ),
    'numbers before a heading': text(complete.replace('## Procedures', '## 2.1) Procedures').replace('## Findings', '## 3 Findings')),
    'a long number that is none before a heading, at once': text(`${complete}\n## ${'1'.repeat(1000)}x\n`),
    'another profile': {
      text: text('# T\n\n## Learn: the threat\n\na\n\n## Observe — what\n\nb\n\n## Check\n\nc\n\n## 4. KEEP - notes\n\nd\n'),
      options: {profile: 'lock'},
    },
    'sections of level 1 below the title': {
      text: text('# T\n\n# Why\n\na\n\n# References\n\nb\n'),
      options: {profile: 'hearth'},
    },
    'a profile in the configuration': {
      text: text('# T\n\n## Purpose\n\na\n\n## 2. How\n\nb\n'),
      options: {sections: [{name: '1. Goal:', aliases: ['Purpose']}, {name: 'How'}]},
    },
    'such a profile in any order': {
      text: text('# T\n\n## B: x\n\nb\n\n## A\n\na\n'),
      options: {sections: {match: 'prefix', order: false, sections: [{name: 'A'}, {name: 'B'}]}},
    },
    'text in a raw cell, and text right behind a heading in HTML': {
      text: text('# T\n\n<h2>Why</h2>\na\n\n## References\n\n```{raw-cell}\nb\n```\n'),
      options: {profile: 'hearth'},
    },
  },
  invalid: {
    'a missing section, for the whole file, and puts it where it belongs': {
      text: text(complete.replace('## Findings:\n\nc\n\n', '(end)=\n')),
      reports: ['1:1-1:1 Section `Findings` is missing (profile `secureworks`).'],
      fixedUnsafely: text(complete.replace('## Findings:\n\nc\n\n', '## Findings\n\nTODO: write this section after the run.\n\n(end)=\n')),
    },
    'a missing last section, behind the cell that the analyst fills in': {
      text: ipynb({title: 'x'}, [markdown('# T\n\n## Why\n\na\n', {tags: ['analyst_input']})]),
      options: {profile: 'hearth'},
      reports: ['1:1-1:1 Section `References` is missing (profile `hearth`).'],
      fixedUnsafely: ipynb({title: 'x'}, [
        markdown('# T\n\n## Why\n\na\n\n## References\n\nTODO: write this section.', {tags: ['analyst_input']}),
      ]),
    },
    'a missing last section before one that the profile does not name': {
      text: text('# T\n\n# Why\n\na\n\n## More\n\nb\n\n# Notes\n'),
      options: {profile: 'hearth'},
      reports: ['1:1-1:1 Section `References` is missing (profile `hearth`).'],
      fixedUnsafely: text('# T\n\n# Why\n\na\n\n## More\n\nb\n\n# References\n\nTODO: write this section.\n\n# Notes\n'),
    },
    'a missing section above a cell of another kind, at the end of the one before': {
      text: text('# T\n\n+++ {"tags": ["remove_cell"]}\n\n## References\n\nb\n'),
      options: {profile: 'hearth'},
      reports: ['1:1-1:1 Section `Why` is missing (profile `hearth`).'],
      fixedUnsafely: text('# T\n\n## Why\n\nTODO: write this section.\n\n+++ {"tags": ["remove_cell"]}\n\n## References\n\nb\n'),
    },
    'a missing section in the line ends of the cell': {
      text: ipynb({title: 'x'}, [markdown('# T\r\n\r\na\r\n<a id="r"></a>\r\n## References\r\nb')]),
      options: {profile: 'hearth'},
      reports: ['1:1-1:1 Section `Why` is missing (profile `hearth`).'],
      fixedUnsafely: ipynb({title: 'x'}, [
        markdown('# T\r\n\r\na\r\n\r\n## Why\r\n\r\nTODO: write this section.\r\n\r\n<a id="r"></a>\r\n## References\r\nb'),
      ]),
    },
    'missing sections that have no place: no Markdown cell is there, or it is removed, or something in it is not closed': {
      files: {
        'a.ipynb': ipynb({title: 'x'}, [code('x = 1')]),
        'b.md': text('+++ {"tags": ["remove_cell"]}\n\n# T\n'),
        'c.md': text('# T\n\n```text\nx\n'),
        'd.md': text('+++ {"tags": ["remove_cell"]}\n\n## Why\n\na\n'),
      },
      options: {sections: [{name: 'Goal'}]},
      reports: ['a.ipynb', 'b.md', 'c.md', 'd.md'].map(
        path => `${path} 1:1-1:1 Section \`Goal\` is missing (profile of the configuration).`,
      ),
    },
    'a section with nothing but a comment and a removed cell': {
      text: text(
        '# T\n\n## Summary\n\n<!-- later -->\n\n***\n\n```{code-cell}\n:tags: [remove_cell]\n\nx = 1\n```\n\n```{code-cell}\n# later\n```\n\n## Analysis\n\nb\n\n## Findings\n\nc\n\n## Recommendations\n\nd\n',
      ),
      reports: ['12:1-12:11 Section `Executive Summary` is empty.'],
    },
    'a section in the wrong place': {
      text: text('# T\n\n## Findings\n\nc\n\n## Summary\n\na\n\n## Analysis\n\nb\n\n## Recommendations\n\nd\n'),
      reports: ['12:1-12:12 Section `Findings` must come after `Technical Analysis`.'],
    },
    'a missing section between two in the wrong order, which has no place': {
      text: text('# T\n\n## C\n\nc\n\n## A\n\na\n'),
      options: {sections: [{name: 'A'}, {name: 'B'}, {name: 'C'}]},
      reports: ['1:1-1:1 Section `B` is missing (profile of the configuration).', '12:1-12:5 Section `C` must come after `A`.'],
    },
    'a heading in a fence, which is none': {
      text: text(complete.replace('## Findings:\n\nc', '```text\n## Findings\n```')),
      reports: ['1:1-1:1 Section `Findings` is missing (profile `secureworks`).'],
      fixedUnsafely: text(
        complete.replace('## Findings:\n\nc', '```text\n## Findings\n```\n\n## Findings\n\nTODO: write this section after the run.'),
      ),
    },
  },
})
