import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './domain.ts'

testRule(rule, {
  attack,
  valid: {
    'ids of the matrix, whatever their status': hunt('attack_technique_ids: [T1059, T1064, T1073]'),
    'an id of no matrix, which is unknown': hunt('attack_technique_ids: [T1999]'),
    'an id in another spelling, which has no form yet': hunt('attack_technique_ids: [t1660]'),
    'another matrix that the catalog uses too': {
      text: hunt('attack_technique_ids: [T1660, T1059]'),
      settings: {domains: ['enterprise', 'mobile']},
    },
    'another matrix that the team uses': {text: hunt('attack_technique_ids: [T1660]'), options: {domains: ['mobile']}},
    'a placeholder': hunt('attack_technique_ids: [TXXXX]'),
    'the ids of a text': `${hunt('attack_technique_ids: []')}\n# T1660\n`,
  },
  invalid: {
    'an id of another matrix, once': {
      text: hunt('attack_technique_ids: [T1059, T1660, T1660]'),
      reports: ['3:33-3:38 `T1660` belongs to the mobile matrix; this catalog uses enterprise.'],
    },
    'one that was revoked or deprecated there': {
      text: hunt('attack_technique_ids: [T1440, T1661]'),
      reports: [
        '3:26-3:31 `T1440` belongs to the mobile matrix; this catalog uses enterprise.',
        '3:33-3:38 `T1661` belongs to the mobile matrix; this catalog uses enterprise.',
      ],
    },
    'an id of the catalog where the team uses another matrix': {
      text: hunt('attack_technique_ids: [T1660, T1059]'),
      options: {domains: ['mobile', 'ics']},
      reports: ['3:33-3:38 `T1059` belongs to the enterprise matrix; this catalog uses mobile, ics.'],
    },
    'a technique and a tactic of ATLAS': {
      text: hunt('attack_technique_ids: [AML.T0051.000, AML.TA0002]'),
      reports: [
        '3:26-3:39 `AML.T0051.000` belongs to the ATLAS matrix; this catalog uses enterprise.',
        '3:41-3:51 `AML.TA0002` belongs to the ATLAS matrix; this catalog uses enterprise.',
      ],
    },
  },
})
