import {testRule} from '../../src/rule.ts'
import {attack, attackOf} from '../../test/support/attack.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './next-version.ts'

const settings = {
  nextAttack: attackOf('19.0', {
    enterprise: [
      {id: 'T1003.001', name: 'LSASS Memory'},
      {id: 'T1059', name: 'Interpreters', status: 'revoked', replacedBy: 'T1700'},
      {id: 'T1700', name: 'Code', status: 'revoked', replacedBy: 'T1701'},
      {id: 'T1701', name: 'Code Execution'},
      {id: 'T1059.001', name: 'PowerShell', status: 'revoked'},
      {id: 'T1073', name: 'DLL Side-Loading', status: 'revoked', replacedBy: 'T1574.001'},
      {id: 'T1574.001', name: 'DLL', status: 'deprecated'},
    ],
  }),
}

testRule(rule, {
  attack,
  valid: {
    'an id that the next version revokes, where no next version is named': hunt('attack_technique_ids: [T1059]'),
    'ids that stay, that go away and that are deprecated': {
      text: hunt('attack_technique_ids: [T1003.001, T1574, T1574.001]'),
      settings,
    },
    'an id that was revoked before': {text: hunt('attack_technique_ids: [T1073]'), settings},
  },
  invalid: {
    'an id that gets another one, with the end of the chain': {
      text: hunt('attack_technique_ids: [T1003.001, T1059, T1059]'),
      settings,
      reports: ['3:37-3:42 `T1059` is revoked in ATT&CK 19.0 in favour of `T1701`.'],
    },
    'an id that nothing replaces': {
      text: hunt('attack_technique_ids: [T1059.001]'),
      settings,
      reports: ['3:26-3:35 `T1059.001` is revoked in ATT&CK 19.0 without a replacement.'],
    },
  },
})
