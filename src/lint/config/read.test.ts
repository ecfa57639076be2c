import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {checkConfig} from './check.ts'
import {configKeys, readConfig} from './read.ts'

/** What is wrong, as `line:column message hint`. */
async function problems(text: string): Promise<string[]> {
  const read = readConfig(text, 'huntbook.config.yaml')
  const found = 'value' in read ? await checkConfig(read, {rules}) : read
  return found.map(({line, column, message, hint}) => `${line}:${column} ${message}${hint === undefined ? '' : ` ${hint}`}`)
}

describe('readConfig', () => {
  it('takes every key', async () => {
    const text = `
files: [hunts/**/*.md]
ignore: [drafts/**]
useIgnoreFiles: false
extends: [huntbook:recommended]
rules:
  meta/missing: off
  attack/*: warning
  structure/sections: {severity: error, profile: peak}
overrides:
  - {team: mdr, ignore: [hunts/mdr/old/**], rules: {meta/schema: {allowEmpty: [tags]}}, metadata: {schema: a.json, vocabulary: a.yaml}}
  - {files: ['*.md']}
metadata: {schema: a.json, aliases: {name: title}, vocabulary: sources.yaml, retired: retired.yaml}
attack: {version: '18.1', domains: [enterprise, ics], next: next.json}
report: {maxDiagnostics: 5}
limits: {maxFileBytes: 1000}
export: {knownTags: [a], showInput: true, streams: all, errors: full, to: [html], maxBytes: 5000, outputLimits: {tableRows: 5}}
new: {kernelspec: {name: ir, display_name: R, language: R}}
`
    expect(await problems(text)).toEqual([])
  })
  it('takes an empty file', async () => expect(await problems('')).toEqual([]))
  it('knows the same keys as the schema', () => {
    const schema = Object(JSON.parse(readFileSync(join(import.meta.dirname, '../../../schemas/config.schema.json'), 'utf8')))
    const holders = [...configKeys.keys()].filter(name => name !== '' && name !== 'overrides')
    const all = {...schema.properties, ...schema.properties.new.properties, ...schema.properties.export.properties}
    const keysOf = (name: string) => Object.keys(all[name].properties)
    const expected: (readonly [string, string[]])[] = [
      ['', Object.keys(schema.properties)],
      ['overrides', Object.keys(schema.properties.overrides.items.properties)],
      ...holders.map((name): [string, string[]] => [name, keysOf(name)]),
    ]
    expect(Object.fromEntries([...configKeys].map(([name, keys]) => [name, keys.toSorted()]))).toEqual(
      Object.fromEntries(expected.map(([name, keys]) => [name, keys.toSorted()])),
    )
  })
  it.each([
    ['a key', 'rles: {}\n', ['1:1 Unexpected key `rles`: remove it. did you mean `rules`?']],
    ['a key with a slash', 'a: 1\nfoo/bar: 1\n', ['1:1 Unexpected key `a`: remove it.', '2:1 Unexpected key `foo/bar`: remove it.']],
    ['a key further in', 'attack: {versoin: x}\n', ['1:10 Unexpected key `versoin`: remove it. did you mean `version`?']],
    ['a key of an override', 'overrides:\n  - team: a\n    ruls: {}\n', ['3:5 Unexpected key `ruls`: remove it. did you mean `rules`?']],
    [
      'a key of the metadata of an override',
      'overrides: [{team: a, metadata: {shema: x}}]\n',
      ['1:34 Unexpected key `shema`: remove it. did you mean `schema`?'],
    ],
    [
      'a key of the kernel, and what it lacks',
      'new: {kernelspec: {nam: ir}}\n',
      [
        '1:7 `name` is missing.',
        '1:7 `display_name` is missing.',
        '1:7 `language` is missing.',
        '1:20 Unexpected key `nam`: remove it. did you mean `name`?',
      ],
    ],
    ['names of prototypes', '__proto__: {}\n', ['1:1 Unexpected key `__proto__`: remove it.']],
    ['a type', 'files: hunts\n', ['1:8 Expected a list, got a string.']],
    ['a severity', 'rules: {meta/missing: nope}\n', ['1:23 Expected `off`, `info`, `warning`, `error` or a mapping, got `nope`.']],
    [
      'a severity in a mapping',
      'rules: {meta/missing: {severity: 3}}\n',
      ['1:34 Expected one of `off`, `info`, `warning`, `error`, got the number `3`.'],
    ],
    ['a domain', 'attack: {domains: [cloud]}\n', ['1:20 Expected one of `enterprise`, `mobile`, `ics`, got `cloud`.']],
    ['a limit', 'limits: {maxFileBytes: 999999999999}\n', ['1:24 Expected at most 503316480, got `999999999999`.']],
    ['a depth', 'limits: {maxDepth: 513}\n', ['1:20 Expected at most 512, got `513`.']],
    ['a list at the top', '- a\n', ['1:1 Expected a mapping of settings, got something else.']],
    ['a key that stands twice', 'rules: {}\nrules: {}\n', ['2:1 Unexpected second key `rules`: remove one, the last one counts.']],
  ])('says where and what: %s', async (_, text, expected) => expect(await problems(text)).toEqual(expected))
  it('says what is missing on the last line that says something', async () => {
    expect((await problems('extends: []\nrules: {\n'))[0]).toMatch(/^2:9 Expected/u)
  })
})

describe('checkConfig', () => {
  it.each([
    ['a rule', 'rules: {meta/mising: error}\n', ['1:9 Expected a known rule, got `meta/mising`. did you mean `meta/missing`?']],
    [
      'a severity that has a key of its own',
      'rules: {suppress/unused: off}\n',
      ['1:9 Expected a known rule, got `suppress/unused`. its severity is `suppressions.unused`'],
    ],
    ['a group', 'rules: {atack/*: error}\n', ['1:9 Expected a known rule, got `atack/*`. did you mean `attack/*`?']],
    ['a rule of an override', 'overrides:\n  - team: a\n    rules:\n      x/y: off\n', ['4:7 Expected a known rule, got `x/y`.']],
    [
      'an option',
      'rules:\n  meta/schema: {alowEmpty: []}\n',
      ['2:17 Expected an option of `meta/schema`, got `alowEmpty`. did you mean `allowEmpty`?'],
    ],
    ['an option of a rule without any', 'rules: {meta/missing: {x: 1}}\n', ['1:24 Expected an option of `meta/missing`, got `x`.']],
    ['an option of a group', 'rules: {meta/*: {x: 1}}\n', ['1:18 Expected a severity, got the option `x`.']],
    [
      'the value of an option',
      'rules: {structure/sections: {profile: x}}\n',
      ['1:39 Expected one of `secureworks`, `playbook`, `peak`, `lock`, `falconfriday`, `hearth`, got `x`.'],
    ],
    ['an option of two forms', 'rules:\n  structure/sections: {sections: 3}\n', ['2:34 Expected a list or a mapping, got the number `3`.']],
    [
      'what is in an option of two forms',
      'rules:\n  structure/sections:\n    sections: [{nam: x}]\noverrides: [{team: a, rules: {structure/sections: {sections: {match: any, sections: []}}}}]\n',
      [
        '3:16 `name` is missing.',
        '3:17 Unexpected key `nam`: remove it.',
        '4:70 Expected one of `exact`, `prefix`, got `any`.',
        '4:75 Expected at least one item, got none.',
      ],
    ],
    ['the type of an option', 'rules: {meta/schema: {allowEmpty: [3]}}\n', ['1:36 Expected a string, got the number `3`.']],
    ['an override for a team and files', 'overrides: [{team: a, files: [x]}]\n', ['1:13 Expected either `files` or `team`.']],
    ['a glob above the root', 'files: [a/*.md, ../**]\n', ['1:17 Expected a glob inside the root, got `../**`.']],
    ['a glob that begins at the disk', 'ignore: [/tmp/**]\n', ['1:10 Expected a glob inside the root, got `/tmp/**`.']],
    [
      'globs of an override',
      "overrides:\n  - files: ['{a,..}/**']\n    ignore: ['C:/**']\n",
      ['2:13 Expected a glob inside the root, got `{a,..}/**`.', '3:14 Expected a glob inside the root, got `C:/**`.'],
    ],
    ['a glob above the root in disguise', 'files: ["[.][.]/**"]\n', ['1:9 Expected a glob inside the root, got `[.][.]/**`.']],
    ['an override for nobody', 'overrides:\n  - rules: {}\n', ['2:5 Expected either `files` or `team`.']],
  ])('says where and what: %s', async (_, text, expected) => expect(await problems(text)).toEqual(expected))
})
