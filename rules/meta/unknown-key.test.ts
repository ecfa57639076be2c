import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './unknown-key.ts'

const team = {properties: {service_tier: {enum: ['core', 'plus']}}, patternProperties: {'^x_': true}}

testRule(rule, {
  valid: {
    'the fields that huntbook knows': hunt('id: x\nplatforms: [Windows]\nreplaced_by: y'),
    'fields of a team, by name and by pattern': {text: hunt('service_tier: plus\nx_queue: 3'), schema: team},
    'other names of fields': {text: hunt('techniques: [T1059]\nname: x'), aliases: {techniques: 'attack_technique_ids', name: 'title'}},
    'another name beside the field itself': {text: hunt('title: x\nname: y'), aliases: {name: 'title'}},
    'keys that are allowed': {text: hunt('ticket: 7\ntitel: x'), options: {allow: ['ticket', 'titel']}},
    'a notebook without the block': '# x\n',
  },
  invalid: {
    'a misspelt key, which it renames': {
      text: hunt('atack_technique_ids: [T1059]'),
      reports: ['3:3-3:22 Unknown key `atack_technique_ids`; did you mean `attack_technique_ids`?'],
      fixed: hunt('attack_technique_ids: [T1059]'),
    },
    'a misspelt key in JSON': {
      text: ipynb({titel: 'x'}),
      reports: ['5:5-5:10 Unknown key `titel`; did you mean `title`?'],
      fixed: ipynb({title: 'x'}),
    },
    'the name that another catalog has for a field': {
      text: hunt('mitre: [T1059]\nlast_modified: 2025-03-01'),
      reports: [
        '3:3-3:8 Unknown key `mitre`; did you mean `attack_technique_ids`?',
        '4:3-4:16 Unknown key `last_modified`; did you mean `modified`?',
      ],
      fixed: hunt('attack_technique_ids: [T1059]\nmodified: 2025-03-01'),
    },
    "a misspelt key of a team's": {
      text: hunt('service_teir: plus'),
      schema: team,
      reports: ['3:3-3:15 Unknown key `service_teir`; did you mean `service_tier`?'],
      fixed: hunt('service_tier: plus'),
    },
    'a misspelt other name, for the field': {
      text: hunt('technqiues: [T1059]'),
      aliases: {techniques: 'attack_technique_ids'},
      reports: ['3:3-3:13 Unknown key `technqiues`; did you mean `attack_technique_ids`?'],
      fixed: hunt('attack_technique_ids: [T1059]'),
    },
    'a key that means nothing known, and one that only short words are near': {
      text: hunt('sla: 4h\ntga: x\nix: y'),
      schema: {properties: {iy: true}},
      reports: ['3:3-3:6 Unknown key `sla`.', '4:3-4:6 Unknown key `tga`.', '5:3-5:5 Unknown key `ix`.'],
    },
    'a key whose field is there already, which stays': {
      text: hunt('title: x\nname: y'),
      reports: ['4:3-4:7 Unknown key `name`; did you mean `title`?'],
    },
    'two keys for one field, which stay': {
      text: hunt('techniques: [T1059]\nmitre: [T1059]'),
      reports: [
        '3:3-3:13 Unknown key `techniques`; did you mean `attack_technique_ids`?',
        '4:3-4:8 Unknown key `mitre`; did you mean `attack_technique_ids`?',
      ],
    },
    'names of prototypes': {
      text: hunt('constructor: x'),
      reports: ['3:3-3:14 Unknown key `constructor`.'],
    },
  },
})
