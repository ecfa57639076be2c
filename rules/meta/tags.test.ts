import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './tags.ts'

const tagged = (tags: string): string => hunt(`tags: [${tags}]`)

testRule(rule, {
  valid: {
    'words joined by marks': tagged('windows, lateral-movement, a.b_c, team:mdr, 2fa'),
    'template text and blanks, which other rules report': tagged("<tag>, __TAG__, ' '"),
    'words that only begin like ids': tagged('t1059x, ta00, attack, t10590, attack.initial_access'),
    'what the pattern of the catalog allows': {text: tagged('Lateral Movement'), options: {pattern: '^[A-Z]'}},
    'one spelling in the catalog': {files: {'hunts/a/x.md': tagged('dns, logs'), 'hunts/b/y.md': tagged('log, dns')}},
    'both halves of a pair': {
      files: {
        'hunts/a/x.md': tagged('services'),
        'hunts/a/y.md': tagged('services'),
        'hunts/b/z.md': tagged('services'),
        'hunts/b/z.ipynb': ipynb({tags: ['services']}),
      },
    },
    'malformed spellings, which do not count': {
      files: {'hunts/a/x.md': tagged('dns-tunnel'), 'hunts/a/y.myst': tagged('dns-tunnel')},
    },
  },
  invalid: {
    'ids of ATT&CK in any form': {
      text: tagged('t1059.001, attack.t1059, TA0005'),
      reports: [
        '3:10-3:19 Tag `t1059.001` is an ATT&CK id; use `attack_technique_ids`.',
        '3:21-3:33 Tag `attack.t1059` is an ATT&CK id; use `attack_technique_ids`.',
        '3:35-3:41 Tag `TA0005` is an ATT&CK id; use `attack_technique_ids`.',
      ],
    },
    'capitals and blanks, which it mends': {
      text: tagged('Lateral  Movement, DNS'),
      reports: [
        '3:10-3:27 Tag `Lateral  Movement` does not match `^[a-z0-9]+(?:[._:-][a-z0-9]+)*$`.',
        '3:29-3:32 Tag `DNS` does not match `^[a-z0-9]+(?:[._:-][a-z0-9]+)*$`.',
      ],
      fixed: tagged('lateral-movement, dns'),
    },
    'other characters, which it leaves': {
      text: tagged('c&c, a--b'),
      reports: [
        '3:10-3:13 Tag `c&c` does not match `^[a-z0-9]+(?:[._:-][a-z0-9]+)*$`.',
        '3:15-3:19 Tag `a--b` does not match `^[a-z0-9]+(?:[._:-][a-z0-9]+)*$`.',
      ],
    },
    'a form that does not fit the pattern of the catalog even when it is mended': {
      text: tagged('DNS'),
      options: {pattern: '^x-'},
      reports: ['3:10-3:13 Tag `DNS` does not match `^x-`.'],
    },
    'a second copy, which it removes': {
      text: ipynb({tags: ['dns', 'dns', 'c2']}),
      reports: ['7:6-7:9 Tag `dns` is repeated.'],
      fixed: ipynb({tags: ['dns', 'c2']}),
    },
    'another spelling of a tag that more hunts have': {
      files: {
        'hunts/a/x.md': tagged('lateralmovement'),
        'hunts/a/y.md': tagged('lateral-movement'),
        'hunts/b/z.md': tagged('lateral-movements, lateral-movement'),
      },
      reports: [
        'hunts/a/x.md 3:10-3:25 Tag `lateralmovement` is spelt `lateral-movement` in 2 other hunts.',
        'hunts/b/z.md 3:10-3:27 Tag `lateral-movements` is spelt `lateral-movement` in 1 other hunt.',
      ],
    },
    'the later one of equally frequent spellings in code-unit order': {
      files: {'hunts/a/x.md': tagged('services'), 'hunts/a/y.md': tagged('service, "T1059"')},
      reports: [
        'hunts/a/x.md 3:10-3:18 Tag `services` is spelt `service` in 1 other hunt.',
        'hunts/a/y.md 3:20-3:25 Tag `T1059` is an ATT&CK id; use `attack_technique_ids`.',
      ],
    },
    'two spellings in one hunt': {
      files: {'hunts/a/x.md': tagged('web.shell, web-shell')},
      reports: ['hunts/a/x.md 3:10-3:19 Tag `web.shell` is `web-shell` in another spelling.'],
    },
  },
})
