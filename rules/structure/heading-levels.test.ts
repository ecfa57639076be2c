import {testRule} from '../../src/rule.ts'
import {hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './heading-levels.ts'

const text = (cells: string): string => hunt('title: x', cells)

testRule(rule, {
  valid: {
    'one level at a time, and back by any number': text('# A\n\n## B\n\n### C\n\n#### D\n\n# E\n\n## F\n'),
    'a first heading of any level': text('### A\n\n#### B\n'),
    'marks in a fence': text('## A\n\n```bash\n#### b\n```\n\n### C\n'),
    'several titles, unless the team wants one': text('# A\n\n# B\n'),
    'one title where the team wants one': {text: text('# A\n\n## B\n\n## C\n'), options: {singleH1: true}},
  },
  invalid: {
    'a skipped level, also across cells': {
      text: text('## A\n\n```{code-cell}\n1\n```\n\n#### B\n'),
      reports: ['16:1-16:7 Heading jumps from level 2 to 4.'],
    },
    'levels of every kind of heading, one after the other': {
      text: ipynb({title: 'x'}, [markdown('A\n=\n\n<h3>B</h3>\n\n###### C')]),
      reports: ['11:6-11:16 Heading jumps from level 1 to 3.', '13:6-13:14 Heading jumps from level 3 to 6.'],
    },
    'every title after the first where the team wants one': {
      text: text('# A\n\n## B\n\n# C\n\n<h1>D</h1>\n'),
      options: {singleH1: true},
      reports: ['14:1-14:4 More than one level 1 heading.', '16:1-16:11 More than one level 1 heading.'],
    },
  },
})
