import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './format.ts'

testRule(rule, {
  valid: {
    'a technique and a sub-technique': hunt('attack_technique_ids: [T1059, T1059.001]'),
    'a placeholder, which is left to other rules': hunt('attack_technique_ids: [TXXXX.XXX, T0000]'),
    'an id of ATLAS, which is left to another rule': hunt('attack_technique_ids: [AML.T0051]'),
    'items that are no text': hunt('attack_technique_ids: [1, {a: b}]'),
    'a notebook without metadata': '# x\n',
  },
  invalid: {
    'lower case, which it puts right': {
      text: '---\nhunting:\n  attack_technique_ids:\n    - t1558.003\n---\n',
      reports: ['4:7-4:16 Expected a technique id such as `T1059.001`, got `t1558.003`.'],
      fixed: '---\nhunting:\n  attack_technique_ids:\n    - T1558.003\n---\n',
    },
    'a URL, a slash and a prefix, which it puts right': {
      text: hunt("attack_technique_ids: ['https://attack.mitre.org/techniques/T1059/001/', T1059/002, attack.t1059.003]"),
      reports: [
        '3:27-3:73 Expected a technique id such as `T1059.001`, got `https://attack.mitre.org/techniques/T1059/001/`.',
        '3:76-3:85 Expected a technique id such as `T1059.001`, got `T1059/002`.',
        '3:87-3:103 Expected a technique id such as `T1059.001`, got `attack.t1059.003`.',
      ],
      fixed: hunt("attack_technique_ids: ['T1059.001', T1059.002, T1059.003]"),
    },
    'an id that is listed again, once': {
      text: hunt('attack_technique_ids: [TA0005, TA0005, AML.x]'),
      reports: [
        '3:26-3:32 Expected a technique id such as `T1059.001`, got the tactic `TA0005`: tactics follow from the techniques.',
        '3:42-3:47 Expected a technique id such as `T1059.001`, got `AML.x`.',
      ],
    },
    'another letter where the dot belongs': {
      text: hunt('attack_technique_ids: [T1059x001]'),
      reports: ['3:26-3:35 Expected a technique id such as `T1059.001`, got `T1059x001`.'],
    },
    'a tactic': {
      text: hunt('attack_technique_ids: [TA0005]'),
      reports: ['3:26-3:32 Expected a technique id such as `T1059.001`, got the tactic `TA0005`: tactics follow from the techniques.'],
    },
    'the item of a JSON list': {
      text: ipynb({attack_technique_ids: ['T1059', 't1489']}),
      reports: ['7:6-7:11 Expected a technique id such as `T1059.001`, got `t1489`.'],
      fixed: ipynb({attack_technique_ids: ['T1059', 'T1489']}),
    },
  },
})
