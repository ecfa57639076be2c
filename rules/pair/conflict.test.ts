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
    'two texts of one notebook': {
      files,
      pairs: [{...pair, state: 'unknown', rival: 'x.myst'}],
      reports: ['x.md 1:1-1:1 x.md and x.myst are both texts of x.ipynb: remove or rename one.'],
    },
    'halves that both changed': {
      files,
      pairs: [{...pair, state: 'both'}],
      reports: [
        'x.md 1:1-1:1 x.md and x.ipynb both changed: cell 1 of x.md. `huntbook convert --sync --from myst FILE` takes the text, `--from ipynb` the notebook.',
      ],
    },
    'halves without a common base': {
      files,
      pairs: [{...pair, state: 'unknown'}],
      reports: [
        'x.md 1:1-1:1 x.md and x.ipynb differ and have no common base: cell 1 of x.md. `huntbook convert --sync --from myst FILE` takes the text, `--from ipynb` the notebook.',
      ],
    },
  },
})
