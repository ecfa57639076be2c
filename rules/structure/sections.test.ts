import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
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
      text: text('# T\n\n## Learn: the threat\n\na\n\n## Observe — what\n\nb\n\n## Check\n\nc\n\n## Keep\n\nd\n'),
      options: {profile: 'lock'},
    },
  },
  invalid: {
    'a missing section, for the whole file': {
      text: text(complete.replace('## Findings:', '## Other')),
      reports: ['1:1-1:1 Section `Findings` is missing (profile `secureworks`).'],
    },
    'a section with nothing but a comment and a removed cell': {
      text: text(
        '# T\n\n## Summary\n\n<!-- later -->\n\n***\n\n```{code-cell}\n:tags: [remove_cell]\n\nx = 1\n```\n\n## Analysis\n\nb\n\n## Findings\n\nc\n\n## Recommendations\n\nd\n',
      ),
      reports: ['12:1-12:11 Section `Executive Summary` is empty.'],
    },
    'a section in the wrong place': {
      text: text('# T\n\n## Findings\n\nc\n\n## Summary\n\na\n\n## Analysis\n\nb\n\n## Recommendations\n\nd\n'),
      reports: ['12:1-12:12 Section `Findings` must come after `Technical Analysis`.'],
    },
    'a heading in a fence, which is none': {
      text: text(complete.replace('## Findings:\n\nc', '```text\n## Findings\n```')),
      reports: ['1:1-1:1 Section `Findings` is missing (profile `secureworks`).'],
    },
  },
})
