import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './syntax.ts'

const cell = (source: string, tags = ''): string => hunt('title: x', `\`\`\`{code-cell}${tags}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    'cells of other languages': cell('%%bash\nif [ -f x ]; then\n  ls\nfi'),
    'a magic of another language below one that changes nothing': cell('%%capture out\n%%taegis events search\nFROM process WHERE x'),
    'what IPython reads': cell('files = !ls\ndf.head?\n%time x = 1\npip install x'),
    'await at the top': cell('await f(x)\nasync for y in z:\n    print(y)'),
    'what Python finds only when it compiles': cell('return 1'),
    'floats that end in a dot': cell('m = np.array([1., 2.])'),
    'a cell that is meant to fail': cell('if x', '\n:tags: [raises-exception]\n'),
    'blanks to fill in': cell('x = ____ y'),
    'a cell whose magic stands too low': cell('# note\n%%kql\nT | take 1'),
    'a notebook of another language': {
      text: '{"cells": [{"cell_type": "code", "source": "x <- 1"}], "metadata": {"kernelspec": {"name": "ir", "language": "R"}}, "nbformat": 4, "nbformat_minor": 4}',
    },
    'a kernel and a file that disagree about the language': {
      text: '{"cells": [{"cell_type": "code", "source": "x <- 1 y"}], "metadata": {"kernelspec": {"name": "ir", "language": "R"}, "language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 4}',
    },
  },
  invalid: {
    'a missing colon, at the end of its line': {
      text: cell('rows = f(x)\nif len(rows) > 0  # any?\n    show(rows)'),
      reports: ['12:24-12:25 Syntax error: expected `:`.'],
    },
    'only the first error of a cell': {
      text: cell('print "x"\nx = ('),
      reports: ['11:1-11:6 Syntax error: expected brackets behind `print`.'],
    },
    'a bracket that is never closed': {
      text: ipynb({}, [code('x = 1\ny = (x +\nz\n')]),
      reports: ['11:10-11:11 Syntax error: `(` was never closed.'],
    },
    'a missing block at the end': {
      text: cell('for x in y:'),
      reports: ['11:11-11:12 Syntax error: expected an indented block behind `for`.'],
    },
    'a value that is left open': {
      text: cell('tenant = # your tenant\nx'),
      reports: ['11:22-11:23 Syntax error: unexpected end of the line.'],
    },
    'the place in a cell with commands and an indentation': {
      text: ipynb({}, [code('\n  !ls\n  x = 1 y\n')]),
      reports: ['12:14-12:15 Syntax error: unexpected `y`.'],
    },
  },
})
