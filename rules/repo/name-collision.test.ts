import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './name-collision.ts'

const text = hunt('title: x')

testRule(rule, {
  valid: {
    'the halves of a pair': {files: {'hunts/a/x.md': text, 'hunts/a/x.ipynb': ipynb({title: 'x'})}},
    'one name in two folders': {files: {'hunts/a/x.md': text, 'hunts/b/x.md': text}},
    'a name in other words': {files: {'hunts/a/dns-1.md': text, 'hunts/a/dns-2.md': text}},
  },
  invalid: {
    'names that differ in case, at the later ones': {
      files: {'hunts/a/DNS.md': text, 'hunts/a/Dns.md': text, 'hunts/a/dns.md': text},
      reports: [
        'hunts/a/Dns.md 1:1-1:1 Same name as `hunts/a/DNS.md` on disks that ignore case.',
        'hunts/a/dns.md 1:1-1:1 Same name as `hunts/a/DNS.md` on disks that ignore case.',
      ],
    },
    'folders that differ in case': {
      files: {'hunts/A/x.md': text, 'hunts/a/x.md': text},
      reports: ['hunts/a/x.md 1:1-1:1 Same name as `hunts/A/x.md` on disks that ignore case.'],
    },
    'two forms of one character': {
      files: {'hunts/a/e\u0301t\u00e9.md': text, 'hunts/a/\u00c9te\u0301.md': text},
      reports: ['hunts/a/\u00c9te\u0301.md 1:1-1:1 Same name as `hunts/a/e\u0301t\u00e9.md` on disks that ignore case.'],
    },
  },
})
