import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './unclosed-block.ts'

testRule(rule, {
  valid: {
    'a closed longer fence around shorter ones': ipynb({}, [markdown('````\n```\n````\n')]),
    'closed comments and elements': ipynb({}, [markdown('<!-- a\n\nb -->\n\n<pre>\n\n</pre>\n')]),
    'an HTML block that a blank line ends': ipynb({}, [markdown('<div>\na'), markdown('b')]),
    'fences in code': ipynb({}, [code('x = """\n```\n"""')]),
    'a block that takes in what would be cells, which the parser reports': hunt('title: x', '```text\n\n+++\n\nb\n'),
    'an open block of a cell that a fence of MyST holds': hunt('title: x', '````{markdown-cell}\n```text\n````\n'),
  },
  invalid: {
    'the last block of a text': {
      text: hunt('title: x', '# a\n\n```text\nb\n'),
      reports: ['12:1-12:8 Fence is not closed; what follows becomes part of it.'],
    },
    'every cell of a notebook that leaves one open': {
      text: ipynb({}, [markdown('# a\n\n```text\nb'), markdown('<!-- c'), markdown('<style>\n\nd')]),
      reports: [
        '10:6-10:13 Fence is not closed; what follows becomes part of it.',
        '19:6-19:12 HTML block is not closed; what follows becomes part of it.',
        '27:6-27:13 HTML block is not closed; what follows becomes part of it.',
      ],
    },
  },
})
