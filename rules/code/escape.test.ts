import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './escape.ts'

const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)
const raw = String.raw

testRule(rule, {
  valid: {
    'raw strings': cell(raw`re.search(r'\s+', x); rb'\d'; Rf"\w{x}"`),
    'escapes that Python knows': cell(raw`'C:\\Temp\n\x41\101\N{BULLET}\u0041\U00000041\'\"\a\b\f\r\t\v'`),
    'a line that goes on': cell("'a\\\nb'"),
    'comments, magics and commands': cell(raw`# '\s'${'\n'}!grep '\s' x${'\n'}%sql '\d'`),
    'other languages': cell(raw`%%bash${'\n'}grep '\s' x`),
    'a cell that does not parse': cell(raw`'\s' +`),
  },
  invalid: {
    'a regular expression, which it makes raw': {
      text: cell(raw`m = re.search('\s+', x)`),
      reports: [raw`11:15-11:20 Invalid escape ${'`'}\s${'`'} in a string literal.`],
      fixed: cell(raw`m = re.search(r'\s+', x)`),
    },
    'bytes, f-strings and texts of Python 2, once a line': {
      text: cell(raw`b'\d' + b'\u' + f"\w{x}" + U"\ "${'\n'}'\('`),
      reports: [
        raw`11:1-11:6 Invalid escape ${'`'}\d${'`'} in a string literal.`,
        raw`12:1-12:5 Invalid escape ${'`'}\(${'`'} in a string literal.`,
      ],
      fixed: cell(raw`rb'\d' + rb'\u' + rf"\w{x}" + r"\ "${'\n'}r'\('`),
    },
    'one beside escapes, whose backslash it doubles': {
      text: ipynb({}, [code(raw`x = '\s\n\.'`)]),
      reports: [raw`10:10-10:21 Invalid escape ${'`'}\s${'`'} in a string literal.`],
      fixed: ipynb({}, [code(raw`x = '\\s\n\\.'`)]),
    },
    'one right behind a word': {
      text: cell(raw`x if y else'\s'`),
      reports: [raw`11:12-11:16 Invalid escape ${'`'}\s${'`'} in a string literal.`],
      fixed: cell(raw`x if y else'\\s'`),
    },
    'a literal of several lines': {
      text: cell(`"""\n\\d\n\\w 😀\\😀"""`),
      reports: ['11:1-13:12 Invalid escape `\\d` in a string literal.'],
      fixed: cell(`r"""\n\\d\n\\w 😀\\😀"""`),
    },
    'literals inside a replacement field': {
      text: cell(raw`f"{re.sub('\s', '', x)}\d{y}\{z}"`),
      reports: [raw`11:1-11:34 Invalid escape ${'`'}\d${'`'} in a string literal.`],
      fixed: cell(raw`rf"{re.sub(r'\s', '', x)}\d{y}\{z}"`),
    },
  },
})
