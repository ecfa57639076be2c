import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './deprecated.ts'

/** The rule about matrices is on. */
const optionsOf = {'attack/domain': {}}

testRule(rule, {
  attack,
  valid: {
    'active, revoked and unknown ids': hunt('attack_technique_ids: [T1059, T1073, T1999]'),
    'an id of a matrix that the hunt may not use': {text: hunt('attack_technique_ids: [T1661]'), optionsOf},
    'another spelling': hunt('attack_technique_ids: [t1064]'),
  },
  invalid: {
    'a deprecated id, once': {
      text: hunt('attack_technique_ids: [T1059, T1064, T1064]'),
      reports: ['3:33-3:38 `T1064` `Scripting` is deprecated without a replacement.'],
    },
    'one of another matrix that the hunt may use': {
      text: hunt('attack_technique_ids: [T1661]'),
      settings: {domains: ['mobile']},
      optionsOf,
      reports: ['3:26-3:31 `T1661` `Gone from phones` is deprecated without a replacement.'],
    },
  },
})
