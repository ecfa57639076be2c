import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './not-bumped.ts'

const cell = '```{code-cell}\nx = 1\n```\n'
const dated = (date: string): string => hunt(`title: Cron\nmodified: '${date}'`, cell)
const before = dated('2025-03-01')
const edited = before.replace('x = 1', 'x = 2')

testRule(rule, {
  valid: {
    'a run without --since': edited,
    'a hunt that is new': {files: {'hunts/a/x.md': edited}, base: {}},
    'a new date, alone or with new content': {text: dated('2025-04-01').replace('x = 1', 'x = 2'), base: before},
    'the date alone': {text: dated('2025-04-01'), base: before},
    'content that changed again on the day of its date': {text: edited, base: before, today: '2025-03-01'},
    'a first date': {text: edited, base: hunt('title: Cron', cell)},
    'outputs and ids of cells': {
      text: ipynb({modified: '2025-03-01'}, [code('x', {outputs: [{output_type: 'stream', name: 'stdout', text: 'y'}]})]),
      base: ipynb({modified: '2025-03-01'}, [{...code('x'), id: 'c2'}]),
    },
    'a notebook without the block': {
      text: '---\nkernelspec: {name: python3}\n---\n\nx\n',
      base: '---\nkernelspec: {name: python3}\n---\n\ny\n',
    },
  },
  invalid: {
    'a new query under the old date': {
      text: edited,
      base: before,
      today: '2025-06-01',
      reports: ['4:14-4:24 The content changed since `main` but `modified` did not.'],
      fixed: dated('2025-06-01').replace('x = 1', 'x = 2'),
    },
    'an earlier date': {
      text: dated('2025-02-01').replace('x = 1', 'x = 2'),
      base: before,
      today: '2025-06-01',
      reports: ['4:14-4:24 The content changed since `main` but `modified` did not.'],
      fixed: dated('2025-06-01').replace('x = 1', 'x = 2'),
    },
    'new metadata without a date': {
      text: hunt('title: Cron lines'),
      base: hunt('title: Cron'),
      today: '2025-06-01',
      reports: ['2:1-2:8 The content changed since `main` but `modified` did not.'],
      fixed: hunt("title: Cron lines\nmodified: '2025-06-01'"),
    },
    'tags of a cell': {
      text: before.replace('x = 1', ':tags: [remove_cell]\n\nx = 1'),
      base: before,
      today: '2025-06-01',
      reports: ['4:14-4:24 The content changed since `main` but `modified` did not.'],
      fixed: dated('2025-06-01').replace('x = 1', ':tags: [remove_cell]\n\nx = 1'),
    },
  },
})
