import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './heading.ts'

const text = (cells: string): string => hunt('title: x', cells)

testRule(rule, {
  valid: {
    'a title': text('# T\n\n## A\n'),
    'a title that is underlined': text('T\n===\n\n## A\n'),
    'a title in HTML, also inside other tags': text('<center><h1 style="color: red">T</h1></center>\n'),
    'a title that does not come first, in another cell': text('## A\n\n```{code-cell}\n1\n```\n\n# T\n'),
    'a heading that is a picture': text('# ![](logo.png)\n\n<h2><img src="a.png"></h2>\n'),
    'marks in a fence, in a comment and in code': text('# T\n\n```text\n##\n```\n\n<!--\n##\n-->\n\n```{code-cell}\n#\n```\n'),
    'a notebook file with a title': ipynb({title: 'x'}, [markdown('# T')]),
  },
  invalid: {
    'a notebook without a title': {
      text: text('## A\n\n### B\n'),
      reports: ['1:1-1:1 Expected a level 1 heading, got none.'],
    },
    'a notebook without a heading, and one whose title is no heading': {
      files: {
        'a.ipynb': ipynb({title: 'x'}, [code('1')]),
        'b.md': text('```text\n# T\n```\n\n<!-- <h1>T</h1> -->\n\n    # T\n'),
      },
      reports: ['a.ipynb 1:1-1:1 Expected a level 1 heading, got none.', 'b.md 1:1-1:1 Expected a level 1 heading, got none.'],
    },
    'headings with nothing but their marks': {
      text: text('# T\n\n##\n\na\n\n### ##\n\n<h2></h2>\n\n#### <!-- later -->\n'),
      reports: [
        '12:1-12:3 Unexpected empty heading: write its text or remove it.',
        '16:1-16:7 Unexpected empty heading: write its text or remove it.',
        '18:1-18:10 Unexpected empty heading: write its text or remove it.',
        '20:1-20:20 Unexpected empty heading: write its text or remove it.',
      ],
    },
    'an empty title, which is one heading too few but no missing one': {
      text: ipynb({title: 'x'}, [markdown('a\n\n#\n\nb')]),
      reports: ['10:6-10:7 Unexpected empty heading: write its text or remove it.'],
    },
  },
})
