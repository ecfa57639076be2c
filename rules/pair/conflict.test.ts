import {testRule} from '../../src/rule.ts'
import rule from './conflict.ts'

const files = {
  'x.md': '# T\n\n```{code-cell}\n1\n```\n',
  'x.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
}
const pair = {path: 'x.md', text: 'x.md', notebook: 'x.ipynb', mode: 'myst', difference: 'cell 1 of x.md'} as const

testRule(rule, {
  valid: {
    'halves that are the same': {files, pairs: [{...pair, state: 'same'}]},
    'a half that is behind the other': {files, pairs: [{...pair, state: 'text'}]},
  },
  invalid: {
    'halves that both changed': {
      files,
      pairs: [{...pair, state: 'both'}],
      reports: ['x.md 1:1-1:1 x.md and x.ipynb both changed: cell 1 of x.md.'],
    },
    'halves without a common base': {
      files,
      pairs: [{...pair, state: 'unknown'}],
      reports: ['x.md 1:1-1:1 x.md and x.ipynb differ and have no common base: cell 1 of x.md.'],
    },
  },
})
