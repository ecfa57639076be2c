import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './tag-typo.ts'

const cell = (tags: string): string => hunt('title: x', `\`\`\`{code-cell}\n:tags: ${tags}\n\nx\n\`\`\`\n`)

testRule(rule, {
  valid: {
    'tags of the vocabulary and their aliases': cell('[remove_cell, remove-input, parameters]'),
    'tags that mean something else': cell('[todo, keep_output, raises-exception]'),
    'a tag that the team uses on purpose': {text: cell('[remove_later]'), settings: {knownTags: new Set(['remove_later'])}},
  },
  invalid: {
    'a plural, which it puts right': {
      text: cell('[todo, remove_cells]'),
      reports: ['11:15-11:27 Tag `remove_cells` has no effect; did you mean `remove_cell`?'],
      fixed: cell('[todo, remove_cell]'),
    },
    'letter case in JSON': {
      text: ipynb({}, [code('x', {tags: ['Remove_Cell']})]),
      reports: ['9:7-9:18 Tag `Remove_Cell` has no effect; did you mean `remove_cell`?'],
      fixed: ipynb({}, [code('x', {tags: ['remove_cell']})]),
    },
    'two tags in one': {
      text: ipynb({}, [code('x', {tags: ['remove_cell,todo']})]),
      reports: ['9:7-9:23 Tag `remove_cell,todo` has no effect; did you mean `remove_cell`?'],
      fixed: ipynb({}, [code('x', {tags: ['remove_cell', 'todo']})]),
    },
    'two tags in one among comments, which stay': {
      text: hunt('title: x', '```{code-cell}\n---\ntags:\n  - keep # because\n  # a comment\n  - a,remove_inputs\n---\nx\n```\n'),
      reports: ['15:5-15:20 Tag `a,remove_inputs` has no effect; did you mean `remove_input`?'],
      fixed: hunt('title: x', '```{code-cell}\n---\ntags:\n  - keep # because\n  # a comment\n  - a\n  - remove_input\n---\nx\n```\n'),
    },
    'typos of a tag that the cell has, which go': {
      text: cell('[remove_cell, Remove_Cell, remove-cell, remove_cells]'),
      reports: [
        '11:22-11:33 Tag `Remove_Cell` has no effect; did you mean `remove_cell`?',
        '11:48-11:60 Tag `remove_cells` has no effect; did you mean `remove_cell`?',
      ],
      fixed: cell('[remove_cell, remove-cell]'),
    },
    'typos of one tag, of which the first becomes it': {
      text: ipynb({}, [code('x', {tags: ['remove_cells', 'Remove_Cell,todo', 'hide_input', 'todo,Remove_Cell']})]),
      reports: [
        '9:7-9:19 Tag `remove_cells` has no effect; did you mean `remove_cell`?',
        '10:7-10:23 Tag `Remove_Cell,todo` has no effect; did you mean `remove_cell`?',
        '12:7-12:23 Tag `todo,Remove_Cell` has no effect; did you mean `remove_cell`?',
      ],
      fixed: ipynb({}, [code('x', {tags: ['remove_cell', 'todo', 'hide_input']})]),
    },
    'two tags in one before a typo of the second, which waits for the next pass': {
      text: cell('["todo,remove_cells", Remove_Cell, draft]'),
      reports: [
        '11:10-11:27 Tag `todo,remove_cells` has no effect; did you mean `remove_cell`?',
        '11:30-11:41 Tag `Remove_Cell` has no effect; did you mean `remove_cell`?',
      ],
      fixed: cell('["todo", Remove_Cell, draft, remove_cell]'),
    },
    'a tag of which only the group is clear, without a fix': {
      text: cell('[hide_from_customer]'),
      reports: ['11:9-11:27 Tag `hide_from_customer` has no effect; did you mean `hide_*`?'],
    },
    'the tag of a Markdown cell': {
      text: hunt('title: x', '+++ {"tags": ["remove cell"]}\n\ntext\n'),
      reports: ['10:16-10:27 Tag `remove cell` has no effect; did you mean `remove_cell`?'],
      fixed: hunt('title: x', '+++ {"tags": ["remove_cell"]}\n\ntext\n'),
    },
    'an alias, where only the canonical form will do': {
      text: cell('[remove-cell]'),
      options: {canonicalOnly: true},
      reports: ['11:9-11:20 Tag `remove-cell` has no effect in nbconvert; write `remove_cell`.'],
      fixed: cell('[remove_cell]'),
    },
    'an alias beside its canonical form, which goes': {
      text: cell('[remove-cell, remove_cell]'),
      options: {canonicalOnly: true},
      reports: ['11:9-11:20 Tag `remove-cell` has no effect in nbconvert; write `remove_cell`.'],
      fixed: cell('[remove_cell]'),
    },
  },
})
