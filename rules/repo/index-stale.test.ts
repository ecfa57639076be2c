import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './index-stale.ts'

const options = {path: 'index.json'}
const contents = {'hunts/a/x.md': {parameters: ['REGION'], languages: ['kql'], digest: '00'}}
const files = {'hunts/a/x.md': hunt('id: aa\ntitle: x\nzone: 3')}
const line = (id: string, title: string, rest = '"parameters": ["REGION"], "languages": ["kql"], "hash": "sha256:00"'): string =>
  `    {"id": ${id}, "path": "hunts/a/x.md", "team": "a", "title": "${title}", "description": null, "status": "active", "techniques": [], "tactics": [], "dataSources": [], "tags": [], "platforms": [], "severity": null, "created": null, "modified": null, "replacedBy": null, ${rest}}`
const index = (...lines: readonly string[]): string =>
  `{\n  "version": 1,\n  "attackVersion": "18.1",\n  "hunts": [\n${lines.join(',\n')}\n  ]\n}\n`
const current = index(line('"aa"', 'x'))
const stale = (summary: string): string => `index.json 1:1-1:1 \`index.json\` is out of date: ${summary}. Run \`huntbook check --fix\`.`

/** The index comes first: its text is the one that a fix changes. */
function withIndex(text: string, others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {'index.json': text, ...files, ...others}
}

testRule(rule, {
  attack,
  valid: {
    'no path in the configuration': {files},
    'an index that is current, with or without a byte order mark': {
      files: withIndex(`\ufeff${current}`),
      contents,
      options: {path: './index.json'},
    },
    'the half of a pair that is made of the other': {files: withIndex(current, {'hunts/a/x.ipynb': ipynb({id: 'aa'})}), contents, options},
    'the fields of teams that it has': {
      files: withIndex(
        index(line('"aa"', 'x', '"parameters": ["REGION"], "languages": ["kql"], "hash": "sha256:00", "extra": {"zone": 3}')),
      ),
      contents,
      options: {...options, extra: ['zone', 'tier']},
    },
  },
  invalid: {
    'no file, which it writes': {
      files: {...files, 'hunts/a/y.md': hunt('title: y')},
      options: {path: 'build/index.json'},
      reports: ['build/index.json 1:1-1:1 `build/index.json` is missing. Run `huntbook check --fix`.'],
    },
    'hunts that came, changed and went': {
      files: withIndex(index(line('"aa"', 'old'), line('"gone"', 'z')), {'hunts/a/y.md': hunt('title: y')}),
      contents,
      options,
      reports: [stale('`hunts/a/y.md` added; `aa` changed; `gone` removed')],
      fixed: index(
        line('"aa"', 'x'),
        line('null', 'y', '"parameters": [], "languages": [], "hash": "sha256:"').replace('a/x.md', 'a/y.md'),
      ),
    },
    'cells that changed': {
      files: withIndex(current),
      contents: {'hunts/a/x.md': {...contents['hunts/a/x.md'], digest: '01'}},
      options,
      reports: [stale('`aa` changed')],
      fixed: current.replace('sha256:00', 'sha256:01'),
    },
    'more hunts than a message can name': {
      files: withIndex(index(line('"aa"', 'x'), ...['a', 'b', 'c', 'd', 'e'].map(id => line(`"${id}"`, id)))),
      contents,
      options,
      reports: [stale('`a`, `b`, `c`, 2 more removed')],
      fixed: current,
    },
    'the same hunts in another form': {
      files: withIndex(current.replaceAll('\n', '\r\n')),
      contents,
      options,
      reports: [stale('something else than its hunts')],
      fixed: current,
    },
    'an index that is none': {files: withIndex('x'), contents, options, reports: [stale('`aa` added')], fixed: current},
    'a path that leads out, as a failure': {
      files,
      options: {path: './../index.json'},
      reports: ['Rule `repo/index-stale` failed: Expected a path inside the root, got `../index.json`.'],
    },
    'two hunts of one id, of which it would lose one': {
      files: withIndex(current, {'hunts/a/y.md': hunt('id: AA')}),
      contents,
      options,
      reports: ['index.json 1:1-1:1 `index.json` cannot be written: `hunts/a/x.md` and `hunts/a/y.md` have the id `aa`.'],
    },
  },
})
