import {testRule} from '../../src/rule.ts'
import {attack, attackOf} from '../../test/support/attack.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './unknown.ts'

testRule(rule, {
  attack,
  valid: {
    'ids of the pinned version, whatever their status': hunt('attack_technique_ids: [T1059, T1064, T1073]'),
    'an id of another domain': hunt('attack_technique_ids: [T1440]'),
    'what is no technique id at all': hunt('attack_technique_ids: [t1999, TXXXX]'),
  },
  invalid: {
    'an id of no domain, once': {
      text: hunt('attack_technique_ids: [T1059, T1999, T1999]'),
      reports: ['3:33-3:38 `T1999` does not exist in ATT&CK 18.1.'],
    },
    'an id that only the next version has, as a warning': {
      text: hunt('attack_technique_ids: [T1999]'),
      settings: {nextAttack: attackOf('19.0', {enterprise: [{id: 'T1999', name: 'New'}]})},
      reports: ['warning 3:26-3:31 `T1999` does not exist in ATT&CK 18.1; it exists in 19.0: raise `attack.version`.'],
    },
  },
})
