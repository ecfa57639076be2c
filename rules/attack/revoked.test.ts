import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './revoked.ts'

/** The rule about matrices is on. */
const optionsOf = {'attack/domain': {}}

testRule(rule, {
  attack,
  valid: {
    'active and deprecated ids': hunt('attack_technique_ids: [T1059.001, T1064]'),
    'an id of a matrix that the hunt may not use, which is left to another rule': {text: hunt('attack_technique_ids: [T1440]'), optionsOf},
    'an id of another matrix than the team uses': {
      text: hunt('attack_technique_ids: [T1073]'),
      optionsOf: {'attack/domain': {domains: ['ics']}},
    },
  },
  invalid: {
    'a chain of two, which it follows to the end': {
      text: hunt('attack_technique_ids:\n  - T1073\n  - T1059'),
      reports: ['4:7-4:12 `T1073` was revoked in favour of `T1574.002` → `T1574.001` DLL.'],
      fixed: hunt('attack_technique_ids:\n  - T1574.001\n  - T1059'),
    },
    'an id whose replacement is listed, which it removes': {
      text: hunt('attack_technique_ids:\n  - T1574.001\n  - T1574.002 # side-loading\n  - T1059'),
      reports: ['5:7-5:16 `T1574.002` was revoked in favour of `T1574.001` DLL.'],
      fixed: hunt('attack_technique_ids:\n  - T1574.001\n  - T1059'),
    },
    'an id whose replacement is listed in another spelling': {
      text: hunt('attack_technique_ids:\n  - t1574.001\n  - T1574.002'),
      reports: ['5:7-5:16 `T1574.002` was revoked in favour of `T1574.001` DLL.'],
      fixed: hunt('attack_technique_ids:\n  - t1574.001'),
    },
    'two ids with one replacement, of which one stays': {
      text: ipynb({attack_technique_ids: ['T1073', 'T1574.002']}),
      reports: [
        '6:6-6:11 `T1073` was revoked in favour of `T1574.002` → `T1574.001` DLL.',
        '7:6-7:15 `T1574.002` was revoked in favour of `T1574.001` DLL.',
      ],
      fixed: ipynb({attack_technique_ids: ['T1574.001']}),
    },
    'an id that is listed again, once': {
      text: hunt('attack_technique_ids:\n  - T1073\n  - T1073'),
      reports: ['4:7-4:12 `T1073` was revoked in favour of `T1574.002` → `T1574.001` DLL.'],
      fixed: hunt('attack_technique_ids:\n  - T1574.001\n  - T1073'),
    },
    'an id of another matrix that the hunt may use': {
      text: hunt('attack_technique_ids: [T1440]'),
      settings: {domains: ['mobile']},
      optionsOf,
      reports: ['3:26-3:31 `T1440` was revoked without a replacement.'],
    },
    'an id of any matrix where the rule about matrices is off': {
      text: hunt('attack_technique_ids: [T1440]'),
      reports: ['3:26-3:31 `T1440` was revoked without a replacement.'],
    },
    'an id without a replacement, which a person must decide': {
      text: hunt('attack_technique_ids: [T1900]'),
      reports: ['3:26-3:31 `T1900` was revoked without a replacement.'],
    },
    'a chain that ends in a deprecated technique, without a fix': {
      text: hunt('attack_technique_ids: [T1901]'),
      reports: ['3:26-3:31 `T1901` was revoked in favour of `T1064` Scripting.'],
    },
  },
})
