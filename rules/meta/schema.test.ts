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

testRule(rule, {
  valid: {
    'a complete block': hunt(good.join('\n')),
    'more keys than the schema knows': without('x', 'service_tier: plus'),
    'a notebook without the block, which another rule reports': '# x\n',
    'an empty list that the catalog allows': {
      text: without('data_sources', 'data_sources: []'),
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
