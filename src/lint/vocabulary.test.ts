import {describe, expect, it} from 'vitest'
import {readVocabulary} from './vocabulary.ts'

const read = (text: string) => readVocabulary(text, {isComponent: id => id === 'DC0032'})

describe('readVocabulary', () => {
  it('gives the entries with all that is known of them', () => {
    const text = `version: 1
data_sources:
  - {name: scwx.process, platform: taegis, description: Process starts, aliases: [proc], query_names: [process], attack_data_components: [DC0032]}
  - {name: StorageLogs, deprecated: true, replaced_by: StorageBlobLogs, retention_days: 90, owner: platform team}
  - {name: StorageBlobLogs, link: https://wiki.example/storage}
`
    expect(read(text)).toEqual([
      {
        name: 'scwx.process',
        platform: 'taegis',
        description: 'Process starts',
        aliases: ['proc'],
        queryNames: ['process'],
        deprecated: false,
      },
      {name: 'StorageLogs', aliases: [], queryNames: [], deprecated: true, replacedBy: 'StorageBlobLogs'},
      {name: 'StorageBlobLogs', aliases: [], queryNames: [], deprecated: false},
    ])
  })
  it('takes an empty list, a file without a version, and an alias that is the name in other letters', () => {
    expect(read('data_sources: []\n')).toEqual([])
    expect(read('data_sources: [{name: Sysmon, aliases: [sysmon]}]')).toHaveLength(1)
  })
  it('takes names of prototypes for names', () => {
    expect(read('data_sources: [{name: __proto__, aliases: [constructor]}]')).toMatchObject([{name: '__proto__'}])
  })
  it.each([
    ['nothing', '', 1, '`data_sources` is missing.'],
    ['a list', '- a\n', 1, 'Expected a mapping, got a list.'],
    ['another version', 'version: 2\ndata_sources: []\n', 1, 'Expected `1`, got the number `2`.'],
    ['entries that are texts', 'data_sources:\n  - scwx.process\n', 2, 'Expected a mapping, got a string.'],
    ['an entry without a name', 'data_sources:\n  - name: a\n  - platform: x\n', 3, '`name` is missing.'],
    ['a blank name', 'data_sources:\n  - {name: " "}\n', 2, 'Expected a string that is not blank, got a blank string.'],
    ['a text for a list', 'data_sources:\n  - name: a\n    aliases: b\n', 3, 'Expected a list, got a string.'],
    ['a key that is nearly known', 'data_sources:\n  - name: a\n    alias: [b]\n', 2, 'Expected the key `aliases`, got `alias`.'],
    ['a name that stands twice', 'data_sources:\n  - {name: a}\n  - {name: a}\n', 3, 'Unexpected second entry `a`: remove one.'],
    [
      'an alias of two entries',
      'data_sources:\n  - {name: a, aliases: [x]}\n  - {name: b, aliases: [X]}\n',
      3,
      "Expected an alias of one entry, got `X`, which is another entry's too.",
    ],
    [
      'an alias that is the name of another entry',
      'data_sources:\n  - {name: a, aliases: [B]}\n  - {name: b}\n',
      2,
      "Expected an alias of one entry, got `B`, which is another entry's too.",
    ],
    [
      'another form of a data component',
      'data_sources:\n  - name: a\n    attack_data_components: [x]\n',
      3,
      'Expected the id of a data component such as `DC0032`, got `x`.',
    ],
    [
      'a data component that ATT&CK does not have',
      'data_sources:\n  - name: a\n    attack_data_components:\n      - DC0032\n      - DC9999\n',
      5,
      'Expected a data component of the pinned version of ATT&CK, got `DC9999`.',
    ],
    [
      'a key that stands twice',
      'data_sources: []\ndata_sources: []\n',
      2,
      'Unexpected second key `data_sources`: remove one, the last one counts.',
    ],
  ])('says what is wrong and where: %s', (_, text, line, message) => expect(read(text)).toEqual({line, message}))
  it('says what keeps it from being YAML', () => {
    expect(read('version: 1\ndata_sources: [\n')).toMatchObject({
      line: expect.any(Number),
      message: expect.stringMatching(/^Expected .+\.$/u),
    })
  })
})
