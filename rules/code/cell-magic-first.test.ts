import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './cell-magic-first.ts'

const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    'a magic on the first line': cell('%%time\nx'),
    'blank lines above': ipynb({}, [code('\n  \n%%time\nx')]),
    'a magic below another': cell('%%capture out\n%%taegis alerts search\nFROM alert'),
    'the text of another magic': cell('%%writefile x.py\n%%time'),
    'a string': cell('x = """\n%%kql\n"""'),
    'a line magic': cell('x\n%time y'),
    'a remainder in brackets': cell('x = (a\n%%b)'),
    'another language': {
      text: '{"cells": [{"cell_type": "code", "source": "x\\n%%kql"}], "metadata": {"kernelspec": {"name": "ir", "language": "R"}}, "nbformat": 4, "nbformat_minor": 4}',
    },
  },
  invalid: {
    'a comment above, which becomes one of the query': {
      text: cell('# note\n%%kql --out x\nT | take 1'),
      reports: ['12:1-12:14 `%%kql` must be the first line of the cell.'],
      fixed: cell('%%kql --out x\n// note\nT | take 1'),
    },
    'comments and blank lines': {
      text: ipynb({}, [code('# a\n\n  # b\n\n  %%time\nx\n')]),
      reports: ['14:8-14:14 `%%time` must be the first line of the cell.'],
      fixed: ipynb({}, [code('%%time\n# a\n\n  # b\nx\n')]),
    },
    'code above, without a fix': {
      text: cell('x = 1\n%%time\ny\n%%time'),
      reports: ['12:1-12:7 `%%time` must be the first line of the cell.'],
    },
    'a comment above a magic whose text would hold it': {
      text: cell('# note\n%%taegis alerts search\nFROM alert'),
      reports: ['12:1-12:23 `%%taegis` must be the first line of the cell.'],
      fixedUnsafely: cell('%%taegis alerts search\n# note\nFROM alert'),
    },
    'the end of a cell': {
      text: cell('# note\n%%time'),
      reports: ['12:1-12:7 `%%time` must be the first line of the cell.'],
      fixed: cell('%%time\n# note'),
    },
  },
})
