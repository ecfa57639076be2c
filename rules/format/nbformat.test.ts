import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './nbformat.ts'

/** A notebook whose cells have these ids. */
function withIds(...ids: readonly (string | undefined)[]): string {
  return ipynb(
    {},
    ids.map((id, index) => ({cell_type: 'markdown', ...(id !== undefined && {id}), metadata: {}, source: [`${index}`]})),
  )
}

const tagged = (...tags: readonly unknown[]): string => ipynb({}, [code('x', {tags})])

testRule(rule, {
  valid: {
    'ids and tags as they should be': ipynb({}, [code('x', {tags: ['a', 'b']}), markdown('y', {tags: ['a']})]),
    'the longest id': withIds('a'.repeat(64), 'A_b-9'),
    'cells without ids before nbformat 4.5': withIds(undefined).replace('"nbformat_minor": 5', '"nbformat_minor": 4'),
    'a notebook of nbformat 3, whose cells have none':
      '{"worksheets": [{"cells": [{"cell_type": "markdown", "source": "x"}]}], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}',
    'two tags in one that nearly hide something, which other rules report': tagged('remove_cell,todo'),
    'a tag with a comma that the team uses on purpose': {text: tagged('remove_cell,todo '), settings: {knownTags: new Set(['todo'])}},
    'MyST, in which there are no ids': hunt('title: x', '```{code-cell}\n:tags: [a, a]\n\nx\n```\n'),
  },
  invalid: {
    'a missing id where the cell begins': {
      text: withIds('a1', undefined),
      reports: ['11:3-11:4 Cell id is missing.'],
      fixed: withIds('a1').replace(
        '   ]\n  }\n ]',
        '   ]\n  },\n  {\n   "cell_type": "markdown",\n   "id": "dd932d593053",\n   "metadata": {},\n   "source": [\n    "1"\n   ]\n  }\n ]',
      ),
    },
    'a repeated id, the later one': {
      text: withIds('a1', 'b2', 'a1'),
      reports: ['21:11-21:13 Cell id `a1` is repeated.'],
      fixed: withIds('a1', 'b2', '22168ad4a036'),
    },
    'a malformed id': {
      text: withIds('a b'),
      reports: ['5:11-5:14 Cell id `a b` is malformed.'],
      fixed: withIds('0a729453d2fb'),
    },
    'ids that are empty, too long or not ASCII': {
      text: withIds('', 'a'.repeat(65), 'é'),
      reports: [
        '5:11-5:11 Cell id `` is malformed.',
        `13:11-13:76 Cell id \`${'a'.repeat(65)}\` is malformed.`,
        '21:11-21:12 Cell id `é` is malformed.',
      ],
      fixed: withIds('0a729453d2fb', 'dd932d593053', '22168ad4a036'),
    },
    'a repeated tag': {
      text: tagged('a', 'b', 'a'),
      reports: ['11:7-11:8 Tag `a` is repeated.'],
      fixed: tagged('a', 'b'),
    },
    'a tag with a comma, which becomes two': {
      text: tagged('first,draft'),
      reports: ['9:7-9:18 Tag `first,draft` holds a comma.'],
      fixed: tagged('first', 'draft'),
    },
    'tags with a comma that share a part': {
      text: tagged('first,draft', 'draft,last'),
      reports: ['9:7-9:18 Tag `first,draft` holds a comma.', '10:7-10:17 Tag `draft,last` holds a comma.'],
      fixed: tagged('first', 'last', 'draft'),
    },
    'a tag with a comma of which one part is there already': {
      text: tagged('draft', 'first, draft,'),
      reports: ['10:7-10:20 Tag `first, draft,` holds a comma.'],
      fixed: tagged('draft', 'first'),
    },
  },
})
