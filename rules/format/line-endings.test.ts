import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './line-endings.ts'

const text = hunt('title: x', '# a\n\nb\n')
const windows = text.replaceAll('\n', '\r\n')

testRule(rule, {
  valid: {
    'line feeds throughout': text,
    'CRLF throughout': windows,
    'a notebook file with CRLF, whose cells have line feeds': ipynb({}, [markdown('a\nb')]).replaceAll('\n', '\r\n'),
    'carriage returns in outputs, which progress bars print': ipynb({}, [
      code('x', {outputs: [{output_type: 'stream', name: 'stdout', text: ['10%\r', '20%\r\n']}]}),
    ]),
    'a source that MyST stores with line feeds and gives back with CRLF': hunt(
      'title: x',
      '```{code-cell}\n:huntbook-text: crlf\n\na\nb\n```\n',
    ),
  },
  invalid: {
    'CRLF in cells, once': {
      text: ipynb({}, [markdown('a\nb'), code('import os\r\nprint(1)\r\n'), markdown('c\r\nd')]),
      reports: ['19:6-19:17 Carriage return in a cell.'],
      fixed: ipynb({}, [markdown('a\nb'), code('import os\nprint(1)\n'), markdown('c\nd')]),
    },
    'a lone carriage return, on its line': {
      text: ipynb({}, [markdown('a\nb\rc\nd')]),
      reports: ['9:6-9:9 Carriage return in a cell.'],
      fixed: ipynb({}, [markdown('a\nb\nc\nd')]),
    },
    'a source that is one string': {
      text: '{"cells": [{"cell_type": "raw", "id": "a", "metadata": {}, "source": "a\\r\\nb"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
      reports: ['1:71-1:74 Carriage return in a cell.'],
      fixed:
        '{"cells": [{"cell_type": "raw", "id": "a", "metadata": {}, "source": "a\\nb"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    },
    'a few CRLF among line feeds': {
      text: text.replace('# a\n\n', '# a\r\n\r\n'),
      reports: ['10:1-10:4 Mixed line ends.'],
      fixed: text,
    },
    'a line feed among CRLF': {
      text: windows.replace('# a\r\n', '# a\n'),
      reports: ['10:1-10:4 Mixed line ends.'],
      fixed: windows,
    },
    'lone carriage returns before all others': {
      text: windows.replace('# a\r\n', '# a\r'),
      reports: ['10:1-10:4 Mixed line ends.'],
      fixed: windows,
    },
    'carriage returns alone': {
      text: '# a\rb\r',
      reports: ['1:1-1:4 Mixed line ends.'],
      fixed: '# a\nb\n',
    },
    'as many of both, where CRLF is taken for the rarer': {
      text: '# a\r\nb\n',
      reports: ['1:1-1:4 Mixed line ends.'],
      fixed: '# a\nb\n',
    },
  },
})
