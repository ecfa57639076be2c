import {testRule} from '../../src/rule.ts'
import rule from './differs.ts'

const files = {
  'x.md': '# T\n\n```{code-cell}\n1\n```\n',
  'x.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
}
const pair = {path: 'x.md', text: 'x.md', notebook: 'x.ipynb', mode: 'myst', difference: 'cell 1 of x.md'} as const

testRule(rule, {
  valid: {
    'halves that are the same': {files, pairs: [{...pair, state: 'same'}]},
    'halves of which nobody knows which one is right': {files, pairs: [{...pair, state: 'both'}]},
    'a half that is not there': {files, pairs: [{...pair, state: 'missing'}]},
  },
  invalid: {
    'a notebook that is behind its text': {
      files,
      pairs: [{...pair, state: 'text'}],
      reports: ['x.md 1:1-1:1 x.ipynb is behind x.md: cell 1 of x.md.'],
      // The fix writes the other half.
      fixed: files['x.md'],
    },
    'a text that is behind its notebook': {
      files,
      pairs: [{...pair, state: 'notebook', path: 'x.ipynb', mode: 'ipynb'}],
      reports: ['x.ipynb 1:1-1:1 x.md is behind x.ipynb: cell 1 of x.md.'],
    },
  },
})
