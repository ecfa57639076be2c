import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './schema.ts'

const good = [
  'id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
  'title: Suspicious services',
  'description: Finds services that accounts stop which do not administer them.',
  'attack_technique_ids: [T1543.003]',
  'data_sources: [scwx.process]',
  'tags: []',
]

function without(key: string, ...lines: readonly string[]): string {
  return hunt([...good.filter(line => !line.startsWith(`${key}:`)), ...lines].join('\n'))
}

const team = {required: ['service_tier'], properties: {service_tier: {enum: ['core', 'plus']}}}

testRule(rule, {
  valid: {
    'a complete block': hunt(good.join('\n')),
    'more keys than the schema knows': without('x', 'service_tier: plus'),
    'a notebook without the block, which another rule reports': '# x\n',
    'an empty list that the catalog allows': {
      text: without('data_sources', 'data_sources: []'),
      options: {allowEmpty: ['data_sources', 'tags']},
    },
    'template text, which another rule reports': without('x', 'created: TODO\nstatus: <status>\nreferences: [__URL__]'),
    'a missing key that stands there misspelt': {
      text: without('title', 'titel: Suspicious services'),
      optionsOf: {'meta/unknown-key': {allow: []}},
    },
    'a key of a team that stands there misspelt': {
      text: without('x', 'service_teir: plus'),
      schema: team,
      optionsOf: {'meta/unknown-key': {allow: []}},
    },
    'fields under other names': {
      text: without('title', 'name: Suspicious services'),
      aliases: {name: 'title'},
    },
    'an empty list under another name': {
      text: without('data_sources', 'sources: []'),
      aliases: {sources: 'data_sources'},
      options: {allowEmpty: ['data_sources', 'tags']},
    },
    'forms that other rules judge': without('id', 'id: not-a-uuid'),
  },
  invalid: {
    'missing keys, at the block and once': {
      text: hunt(good.slice(2).join('\n')),
      reports: ['2:1-2:8 `hunting`: `id` is missing. `title` is missing.'],
    },
    'a text where a list is expected, which it makes a list': {
      text: without('data_sources', 'data_sources: scwx.process'),
      reports: ['8:17-8:29 `hunting.data_sources`: Expected a list, got a string.'],
      fixed: without('data_sources', 'data_sources: [scwx.process]'),
    },
    'a list that may not be empty': {
      text: without('attack_technique_ids', 'attack_technique_ids: []'),
      reports: ['8:25-8:27 `hunting.attack_technique_ids`: Expected at least one item, got none.'],
    },
    'empty tags, where a catalog wants some': {
      text: hunt(good.join('\n')),
      options: {allowEmpty: ['data_sources']},
      reports: ['8:9-8:11 `hunting.tags`: Expected at least one item, got none.'],
    },
    'a missing key that stands there misspelt, where no rule says so': {
      text: without('title', 'titel: Suspicious services'),
      reports: ['2:1-2:8 `hunting`: `title` is missing.'],
    },
    'a missing key beside an unknown one that is allowed': {
      text: without('title', 'titel: Suspicious services'),
      optionsOf: {'meta/unknown-key': {allow: ['titel']}},
      reports: ['2:1-2:8 `hunting`: `title` is missing.'],
    },
    "what breaks a team's schema, with the team": {
      text: without('x', 'service_tier: gold'),
      schema: team,
      reports: ['9:17-9:21 `hunting.service_tier`: Expected one of `core`, `plus`, got `gold` (schema of `mdr`).'],
    },
    'a text for a list under another name, at that name': {
      text: without('data_sources', 'sources: scwx.process'),
      aliases: {sources: 'data_sources'},
      reports: ['8:12-8:24 `hunting.sources`: Expected a list, got a string.'],
      fixed: without('data_sources', 'sources: [scwx.process]'),
    },
    'a blank item, at the item': {
      text: without('data_sources', "data_sources: [a, ' ']"),
      reports: ['8:22-8:23 `hunting.data_sources.1`: Expected a string that is not blank, got a blank string.'],
    },
    'a mapping below its key, at the key': {
      text: without('tags', 'tags:\n    a: b'),
      reports: ['8:3-8:7 `hunting.tags`: Expected a list, got a mapping.'],
    },
    'a word outside the vocabulary': {
      text: without('x', 'status: live'),
      reports: ['9:11-9:15 `hunting.status`: Expected one of `draft`, `active`, `deprecated`, got `live`.'],
    },
    'a JSON block, at the value': {
      text: ipynb({
        id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
        title: 'Suspicious services',
        description: 'Finds services that accounts stop.',
        attack_technique_ids: ['T1543.003'],
        data_sources: ['scwx.process'],
        tags: [3],
      }),
      reports: ['15:5-15:6 `hunting.tags.0`: Expected a string, got the number `3`.'],
    },
  },
})
