import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './id-duplicate.ts'

const id = '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'
const other = '1e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'

testRule(rule, {
  valid: {
    'two hunts with two ids': {files: {'hunts/a/x.md': hunt(`id: ${id}`), 'hunts/a/y.md': hunt(`id: ${other}`)}},
    'one notebook in two formats': {files: {'hunts/a/x.md': hunt(`id: ${id}`), 'hunts/a/x.ipynb': ipynb({id})}},
    'hunts without an id': {files: {'hunts/a/x.md': hunt('title: x'), 'hunts/a/y.md': hunt('title: y')}},
    'an id of the ledger in the file that the ledger names': {
      files: {'hunts/a/x.md': hunt(`id: ${id}`)},
      settings: {retired: new Map([[id, {path: 'hunts/a/x.md', retired: '2025-01-01'}]])},
    },
    'an entry that only records where a hunt came from': {
      files: {'hunts/a/x.md': hunt(`id: ${id}`)},
      settings: {retired: new Map([[id, {path: 'hunts/b/moved.md'}]])},
    },
  },
  invalid: {
    'one id in two files, in both of them': {
      files: {'hunts/a/x.md': hunt(`id: ${id}`), 'hunts/b/y.ipynb': ipynb({id: id.toUpperCase()})},
      reports: [
        'hunts/a/x.md 3:7-3:43 The id is also used by `hunts/b/y.ipynb`.',
        'hunts/b/y.ipynb 5:11-5:47 The id is also used by `hunts/a/x.md`.',
      ],
    },
    'the id of another hunt in a new one, which an unsafe fix gives its own': {
      files: {'hunts/a/x.md': hunt(`id: ${id}`), 'hunts/a/new.md': hunt(`id: ${id}`)},
      base: {'hunts/a/x.md': hunt(`id: ${id}`)},
      reports: [
        'hunts/a/new.md 3:7-3:43 The id is also used by `hunts/a/x.md`.',
        'hunts/a/x.md 3:7-3:43 The id is also used by `hunts/a/new.md`.',
      ],
    },
    'one id in many files: each finding names some': {
      files: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map(at => [`hunts/a/${at}.md`, hunt(`id: ${id}`)])),
      reports: [1, 2, 3, 4, 5, 6, 7, 8].map(at => {
        const others = [1, 2, 3, 4, 5, 6].filter(number => number !== at).map(number => `\`hunts/a/${number}.md\``)
        return `hunts/a/${at}.md 3:7-3:43 The id is also used by ${others.join(', ')}.`
      }),
    },
    'a retired id': {
      files: {'hunts/a/x.md': hunt(`id: ${id}`)},
      settings: {retired: new Map([[id, {retired: '2025-01-31', reason: 'replaced by a better hunt'}]])},
      reports: ['hunts/a/x.md 3:7-3:43 The id was retired on 2025-01-31: replaced by a better hunt.'],
    },
  },
})
