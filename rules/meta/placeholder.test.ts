import {testRule} from '../../src/rule.ts'
import {hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './placeholder.ts'

const optionsOf = {'structure/sections': {profile: 'secureworks'}}
const left = (place: string, text: string): string => `${place} Placeholder \`${text}\` left over from the template.`
const section = (text: string): string => hunt('title: x', `# T\n\n## Summary\n\n${text}\n`)

testRule(rule, {
  valid: {
    'words that only look like a template': hunt(
      'title: Tasks in TODO lists\ndescription: Attackers replace the text of this section\ntags: [t1000, "[...]", x__Y__z, "<a> or <b>", "a {{ b }}"]',
    ),
    'code, comments and other lines outside what is read': {
      text: section(
        'Attackers `replace this text` with a lure.\n\n```text\nTODO\n```\n\n    TBD\n\n<!-- TODO -->\n\nA <!--\nTODO: b\n--> c\n\n% TODO\n\n<pre>\nTODO\n</pre>',
      ),
      optionsOf,
    },
    'tags, addresses, notes and tasks in text': {
      text: section(
        '<div class="a">\n<br />\n<img src="a.png" alt="b">\n</div>\n\n<https://a.test>\n\n> [!NOTE]\n> b\n\n- [ ] c\n- [d](e)\n\n[...]\n\n[^1]',
      ),
      optionsOf,
    },
    'text outside required sections': {
      text: hunt('title: x', '# Summary\n\nTODO\n\n## Notes\n\nTODO\n\n## Findings\n\na\n\n### b\n\n# c\n\nTODO\n'),
      optionsOf,
    },
    'cells that the analyst fills in': {
      text: hunt('title: x', '# T\n\n+++ {"tags": ["analyst_input"]}\n\n## Findings\n\nTODO\n\n+++ {"tags": ["analyst-input"]}\n\nTBD\n'),
      optionsOf,
    },
    'code cells': {text: hunt('title: x', '## Summary\n\n```{code-cell}\n# TODO: x\n```\n'), optionsOf},
    'text where no section is required': section('TODO'),
  },
  invalid: {
    'what is left in values': {
      text: hunt(
        'title: __TITLE__\ndescription: Replace this text with a description.\nattack_technique_ids: [TXXXX.XXX, t0000]\ntags: ["<tag>", "{{ tag }}", "[Tag]"]',
      ),
      reports: [
        left('3:10-3:19', '__TITLE__'),
        left('4:16-4:53', 'Replace this text'),
        left('5:26-5:35', 'TXXXX.XXX'),
        left('5:37-5:42', 't0000'),
        left('6:11-6:16', '<tag>'),
        left('6:20-6:29', '{{ tag }}'),
        left('6:33-6:38', '[Tag]'),
      ],
    },
    'tasks at the start of a value or a line of it, or before a colon': {
      text: hunt('title: TODO\nhypothesis: "Not yet, FIXME: say why"\ndescription: |\n  a\n  - TBD'),
      reports: [left('3:10-3:14', 'TODO'), left('4:16-4:39', 'FIXME'), left('5:16-7:10', 'TBD')],
    },
    "values at any depth of a team's fields": {
      text: ipynb({contacts: [{name: 'Lorem ipsum'}]}),
      reports: [left('7:15-7:26', 'Lorem ipsum')],
    },
    'lines of required sections, below any heading of them and in any cell': {
      text: hunt(
        'title: x',
        '# T\n\n## Summary\n\n*Replace this text with\na summary.*\n\n+++\n\nTODO: a\n\n### <Name of the step>\n\n- <what was found>\n> 1. **TBD**\n\n{{ table }}\n\n## Notes\n\nTODO\n',
      ),
      optionsOf,
      reports: [
        left('14:2-14:19', 'Replace this text'),
        left('19:1-19:5', 'TODO'),
        left('21:5-21:23', '<Name of the step>'),
        left('23:3-23:19', '<what was found>'),
        left('24:8-24:11', 'TBD'),
        left('26:1-26:12', '{{ table }}'),
      ],
    },
    'the sections of the profile in use': {
      text: ipynb({}, [markdown('# T\n\n# Learn: the threat\n\n## Summary\n\n[Describe it]\n\n# Other\n\nTODO\n\n# Check\n\nTODO\n')]),
      optionsOf: {'structure/sections': {profile: 'lock'}},
      reports: [left('14:6-14:19', '[Describe it]'), left('22:6-22:10', 'TODO')],
    },
    'what is left beside code': {text: section('`a` TODO: `b`'), optionsOf, reports: [left('14:5-14:9', 'TODO')]},
  },
})
