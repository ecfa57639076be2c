import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './lifecycle.ts'

const id = '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'
const other = '1e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'
const today = '2025-06-01'
const dated = (lines: string) => ({text: hunt(lines), today})
const replaced = hunt(`id: ${id}\nstatus: deprecated\nreplaced_by: ${other}`)

testRule(rule, {
  valid: {
    'days in order, up to today': dated("created: '2025-03-01'\nmodified: '2025-06-01'"),
    'a hunt that was written and changed on one day': dated("created: '2025-06-01'\nmodified: '2025-06-01'"),
    'what is no day, which the schema speaks about': dated('created: June 2027\nmodified: TODO\nreplaced_by: __ID__'),
    'a deprecated hunt with the id of an active one, in any case': {
      files: {'hunts/a/x.md': replaced, 'hunts/b/y.ipynb': ipynb({id: other.toUpperCase()})},
    },
    'a deprecated hunt with a reason in the ledger': {
      text: hunt(`id: ${id.toUpperCase()}\nstatus: deprecated`),
      settings: {retired: new Map([[id, {reason: 'covered by the product', path: 'hunts/team/hunt.myst'}]])},
    },
    'a deprecated hunt, where a catalog asks for no replacement': {text: hunt('status: deprecated'), options: {requireReplacement: false}},
    'an id of two hunts of which one is active': {
      files: {
        'hunts/a/x.md': replaced,
        'hunts/b/y.md': hunt(`id: ${other}\nstatus: deprecated\nreplaced_by: ${id}x`),
        'hunts/b/z.md': hunt(`id: ${other}`),
      },
    },
  },
  invalid: {
    'a change before the hunt was written': {
      ...dated("created: '2025-06-01'\nmodified: '2025-03-01'"),
      reports: ['4:14-4:24 `modified`: Expected `2025-06-01`, the day of `created`, or a later one, got `2025-03-01`.'],
    },
    'days after today, at their keys': {
      ...dated("written: '2025-06-02'\nmodified: '2026-01-01'"),
      aliases: {written: 'created'},
      reports: [
        '3:13-3:23 `created`: Expected a day up to today, got `2025-06-02`.',
        '4:14-4:24 `modified`: Expected a day up to today, got `2026-01-01`.',
      ],
    },
    'a deprecated hunt that nothing replaces, with an entry in the ledger that gives no reason': {
      text: hunt(`id: ${id}\nstatus: deprecated`),
      settings: {retired: new Map([[id, {retired: '2025-01-31'}]])},
      reports: [
        '4:11-4:21 `status`: Expected `replaced_by` for a deprecated hunt, or an entry with a reason in the ledger of retired ids.',
      ],
    },
    'a replacement of a hunt that is not deprecated': {
      files: {'hunts/a/x.md': hunt(`replaced_by: ${other}`), 'hunts/b/y.md': hunt(`id: ${other}`)},
      reports: ['hunts/a/x.md 3:16-3:52 `replaced_by`: Expected `status: deprecated` beside it: set that, or remove the key.'],
    },
    'the id of the hunt itself': {
      files: {'hunts/a/x.md': hunt(`id: ${id}\nstatus: deprecated\nreplaced_by: ${id}`)},
      reports: ['hunts/a/x.md 5:16-5:52 `replaced_by`: Expected the id of another hunt, got that of this one.'],
    },
    'an id that no hunt has': {
      files: {'hunts/a/x.md': replaced},
      reports: [`hunts/a/x.md 5:16-5:52 \`replaced_by\`: Expected the id of a hunt of the catalog, got \`${other}\`.`],
    },
    'a replacement that is deprecated as well, and several problems at once': {
      files: {
        'hunts/a/x.md': replaced,
        'hunts/b/y.md': hunt(`id: ${other}\nstatus: deprecated\nreplaced_by: ${id}`),
        'hunts/b/z.md': hunt(`replaced_by: ${id}`),
      },
      reports: [
        'hunts/a/x.md 5:16-5:52 `replaced_by`: Expected an active hunt, got `hunts/b/y.md`, which is deprecated.',
        'hunts/b/y.md 5:16-5:52 `replaced_by`: Expected an active hunt, got `hunts/a/x.md`, which is deprecated.',
        'hunts/b/z.md 3:16-3:52 `replaced_by`: Expected `status: deprecated` beside it: set that, or remove the key. Expected an active hunt, got `hunts/a/x.md`, which is deprecated.',
      ],
    },
  },
})
