import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './yaml-value.ts'

testRule(rule, {
  valid: {
    'values that both versions read alike': hunt('a: true\nb: \'010\'\nc: 10\nd: no way\ne: 1.5\nf: 1:2:x\ng: "yes"\nh: .inf'),
    'dates and nothing, which other rules report': hunt('created: 2025-04-01\nseverity: ~\nstatus:'),
    'values outside of the block': '---\nhunting:\n  title: x\nother: yes\n---\n',
    'a tag that says what is meant': hunt('a: !!str yes\nb: !!bool yes'),
    'JSON, which has no such words': ipynb({a: true, b: 'yes'}),
  },
  invalid: {
    'words for true and false': {
      text: hunt('customer_visible: yes\nflags: [on, Off]'),
      reports: [
        "3:21-3:24 `yes` is `true` here and `'yes'` for YAML 1.2; quote it or write `true`.",
        "4:11-4:13 `on` is `true` here and `'on'` for YAML 1.2; quote it or write `true`.",
        "4:15-4:18 `Off` is `false` here and `'Off'` for YAML 1.2; quote it or write `false`.",
      ],
    },
    'numbers of the older version': {
      text: hunt('a: 010\nb: 1_000\nc: 12:30:45'),
      reports: [
        '3:6-3:9 `010` is `8` here and `10` for YAML 1.2; quote it or write `8`.',
        "4:6-4:11 `1_000` is `1000` here and `'1_000'` for YAML 1.2; quote it or write `1000`.",
        "5:6-5:14 `12:30:45` is `45045` here and `'12:30:45'` for YAML 1.2; quote it or write `45045`.",
      ],
    },
    'numbers of the newer version': {
      text: hunt('a: 1e3\nb:\n  - 0o17'),
      reports: [
        "3:6-3:9 `1e3` is `'1e3'` here and `1000.0` for YAML 1.2; quote it or write `'1e3'`.",
        "5:7-5:11 `0o17` is `'0o17'` here and `15` for YAML 1.2; quote it or write `'0o17'`.",
      ],
    },
  },
})
