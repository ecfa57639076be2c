import {testRule} from '../../src/rule.ts'
import {code, ipynb} from '../../test/support/hunt.ts'
import rule from './minified.ts'

const whole = ipynb({title: 'x'}, [code('a\nb')])
const minified = JSON.stringify(JSON.parse(whole))
const message = "All of the notebook is line 1: findings share it, and so do git's differences."

testRule(rule, {
  valid: {
    'one space for each level': whole,
    tabs: JSON.stringify(JSON.parse(whole), undefined, '\t'),
    'cells on a line each': '{"cells": [\n], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    'a text of one line': {files: {'hunts/a/x.md': '```{code-cell}'}},
  },
  invalid: {
    'what JSON.stringify writes': {
      text: minified,
      reports: [`1:1-1:1 ${message}`],
      fixed:
        '{\n "cells":[\n  {\n   "cell_type":"code",\n   "execution_count":null,\n   "id":"c1",\n   "metadata":{},\n   "outputs":[],\n   "source":[\n    "a\\n",\n    "b"\n   ]\n  }\n ],\n "metadata":{\n  "hunting":{\n   "title":"x"\n  },\n  "kernelspec":{\n   "display_name":"Python 3",\n   "language":"python",\n   "name":"python3"\n  }\n },\n "nbformat":4,\n "nbformat_minor":5\n}',
    },
    'the same with blank lines around it': {
      text: `\n${'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'}\n\n`,
      reports: [`1:1-1:1 ${message}`],
      fixed: '\n{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n\n',
    },
    'a notebook with too many parts, without a fix': {
      text: JSON.stringify({cells: [], metadata: {a: Array(30_000).fill(1)}, nbformat: 4, nbformat_minor: 5}),
      reports: [`1:1-1:1 ${message}`],
    },
  },
})
