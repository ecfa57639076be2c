import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './id-changed.ts'

const id = '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'
const other = '1e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'
const about = 'title: Services that stop\ndescription: Finds security services that somebody stopped.'
const before = hunt(`id: ${id}\n${about}`)

testRule(rule, {
  valid: {
    'a run without --since': hunt(`id: ${other}\n${about}`),
    'a hunt that is new': {files: {'hunts/a/x.md': hunt(`id: ${other}`)}, base: {}},
    'a hunt that did not change': {text: before, base: before},
    'a reworded description': {text: hunt(`id: ${id}\ntitle: Services that stop\ndescription: Something new altogether`), base: before},
    'a new title': {text: before.replace('Services that stop', 'Halted agents'), base: before},
    'another letter case': {text: before.replace(id, id.toUpperCase()), base: before},
    'an id in place of the one of a template': {text: before, base: before.replace(id, '__UUID__')},
    'an id that is gone': {text: hunt(about), base: before},
    'an id that was put right on purpose, as the ledger says': {
      text: before,
      base: before.replace(id, 'mdr-task-0007'),
      settings: {retired: new Map([[id, {legacyId: 'mdr-task-0007', path: 'hunts/team/hunt.md'}]])},
    },
    'a hunt that had no description': {text: before, base: hunt(`id: ${id}\ntitle: Cron`)},
  },
  invalid: {
    'another id': {
      text: before.replace(id, other),
      base: before,
      reports: [`3:7-3:43 The id changed from \`${id}\`.`],
    },
    'another hunt under the same id': {
      text: hunt(`id: ${id}\ntitle: Cron lines\ndescription: Looks for new entries of the scheduler on Linux.`),
      base: before,
      reports: ['3:7-3:43 The hunt behind this id was replaced; give the new hunt its own id.'],
    },
  },
})
