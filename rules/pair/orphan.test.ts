import {testRule} from '../../src/rule.ts'
import rule from './orphan.ts'

const files = {
  'x.md': '# T\n\n```{code-cell}\n1\n```\n',
  'x.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
}
const pair = {path: 'x.md', text: 'x.md', notebook: 'x.ipynb', mode: 'myst', difference: 'cell 1 of x.md'} as const

testRule(rule, {
  valid: {
    'halves that are both there': {files, pairs: [{...pair, state: 'same'}]},
    'a text without a notebook, where that is made of it': {files, pairs: [{...pair, state: 'missing'}]},
    'a notebook without a text, where that is made of it': {files, pairs: [{...pair, state: 'missing', path: 'x.ipynb', mode: 'ipynb'}]},
  },
  invalid: {
    'a half that somebody deleted': {
      files,
      pairs: [{...pair, state: 'deleted'}],
      reports: ['x.md 1:1-1:1 x.ipynb, the other half, is deleted: restore it, or delete this one too.'],
    },
    'a half that is missing where both are kept': {
      files,
      pairs: [{...pair, state: 'missing', path: 'x.ipynb', mode: 'both'}],
      reports: ['x.ipynb 1:1-1:1 x.md, the other half, is missing.'],
    },
  },
})
