import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './id-format.ts'

testRule(rule, {
  valid: {
    'a random UUID': hunt('id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'),
    'a placeholder': hunt('id: __UUID__'),
    'an empty id, which the schema speaks about': hunt("id: ''"),
    'an id of another type': hunt('id: 7'),
  },
  invalid: {
    'a slug, in place of which it puts a new id': {
      text: hunt('id: mdr-task-0007'),
      reports: ['3:7-3:20 Expected a UUID of version 4, got `mdr-task-0007`.'],
      fixedUnsafely: hunt('id: 1a32b82c-f86d-456c-aee1-cc8216a5a048'),
    },
    'version 1, which tells where and when it was made': {
      text: hunt('id: 8d0f3a52-7c1e-11ee-9a55-0b7f1f6b2c90'),
      reports: ['3:7-3:43 Expected a UUID of version 4, got version 1, which reveals a MAC address and the time it was made.'],
    },
    'another version': {
      text: hunt('id: 8d0f3a52-7c1e-5b6a-9a55-0b7f1f6b2c90'),
      reports: ['3:7-3:43 Expected a UUID of version 4, got version 5.'],
    },
    'another variant': {
      text: hunt('id: 8d0f3a52-7c1e-4b6a-1a55-0b7f1f6b2c90'),
      reports: ['3:7-3:43 Expected a UUID whose fourth group starts with 8, 9, a or b, got `8d0f3a52-7c1e-4b6a-1a55-0b7f1f6b2c90`.'],
    },
    'upper case': {
      text: hunt('id: 8D0F3A52-7C1E-4B6A-9A55-0B7F1F6B2C90'),
      reports: ['3:7-3:43 Expected the id in lower case, got `8D0F3A52-7C1E-4B6A-9A55-0B7F1F6B2C90`.'],
      fixedUnsafely: hunt('id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'),
    },
  },
})
