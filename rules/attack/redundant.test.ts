import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './redundant.ts'

testRule(rule, {
  attack,
  valid: {
    'a technique and the sub-technique of another one': hunt('attack_technique_ids: [T1059, T1003.001]'),
    'two sub-techniques of one technique': hunt('attack_technique_ids: [T1059.001, T1059.003]'),
    'a technique and a sub-technique that was revoked': hunt('attack_technique_ids: [T1574, T1574.002]'),
    'a technique and a sub-technique that nobody knows': hunt('attack_technique_ids: [T1059, T1059.999]'),
    'placeholders and blank items': hunt('attack_technique_ids: [TXXXX, TXXXX, "", ""]'),
    'the same id in another spelling, which is put right first': hunt('attack_technique_ids: [T1059, t1059]'),
  },
  invalid: {
    'an id that is listed again, which it removes': {
      text: hunt('attack_technique_ids:\n  - T1059\n  - T1003.001\n  - T1059 # again'),
      reports: ['6:7-6:12 `T1059` is listed twice.'],
      fixed: hunt('attack_technique_ids:\n  - T1059\n  - T1003.001'),
    },
    'a revoked and a malformed id that are listed again': {
      text: ipynb({attack_technique_ids: ['T1073', 't1003', 'T1073', 'T1574', 't1003']}),
      reports: ['8:6-8:11 `T1073` is listed twice.', '10:6-10:11 `t1003` is listed twice.'],
      fixed: ipynb({attack_technique_ids: ['T1073', 't1003', 'T1574']}),
    },
    'a technique before and after its sub-techniques, once implied and once repeated': {
      text: hunt('attack_technique_ids:\n  - T1059\n  - T1059.001\n  - T1059.003\n  - T1059'),
      reports: ['4:7-4:12 `T1059` is implied by `T1059.001`.', '7:7-7:12 `T1059` is listed twice.'],
      fixed: hunt('attack_technique_ids:\n  - T1059.001\n  - T1059.003'),
    },
  },
})
