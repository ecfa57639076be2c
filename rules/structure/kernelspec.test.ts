import {testRule} from '../../src/rule.ts'
import rule from './kernelspec.ts'

const json = (metadata: object): string => `${JSON.stringify({cells: [], metadata, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
const myst = (header: string): string => `---\n${header}---\n\n# T\n`
const python = {display_name: 'Python 3', language: 'python', name: 'python3'}
const r = {display_name: 'R', language: 'R', name: 'ir'}
const inMyst = '{display_name: Python 3, language: python, name: python3}'

testRule(rule, {
  valid: {
    'a kernel with its name, the name people see and its language': json({kernelspec: python}),
    'a kernel without a language, and one without a language of the file': myst('kernelspec: {display_name: R, name: ir}\n'),
    'languages that differ in case alone': json({kernelspec: r, language_info: {name: 'r'}}),
    'a kernel below `jupyter`': myst(`jupyter:\n  kernelspec: ${inMyst}\n`),
    'a kernel that is allowed': {text: json({kernelspec: r}), options: {allow: ['python3', 'ir']}},
  },
  invalid: {
    'a notebook without a kernel, which gets the configured one': {
      text: json({hunting: {}}),
      reports: ['1:1-1:1 Expected a kernelspec, got none.'],
      fixed: json({hunting: {}, kernelspec: python}),
    },
    'a text without a kernel': {
      text: myst('hunting:\n  title: x\n'),
      reports: ['1:1-1:1 Expected a kernelspec, got none.'],
      fixed: myst(`hunting:\n  title: x\nkernelspec: ${inMyst}\n`),
    },
    'a text without a header, which nothing can be put into': {
      text: '# T\n\n```{code-cell}\n1\n```\n',
      reports: ['1:1-1:1 Expected a kernelspec, got none.'],
    },
    'a missing kernel where the team has its own': {
      text: json({kernelspec: null}),
      settings: {kernelspec: r},
      reports: ['1:1-1:1 Expected a kernelspec, got none.'],
      fixed: json({kernelspec: r}),
    },
    'a missing kernel of a notebook in another language, whose name nobody knows': {
      files: {
        'a.ipynb': json({language_info: {name: 'PowerShell'}}),
        'b.myst': '---\nhunting: {}\n---\n\n```{code-cell} r\n1\n```\n',
      },
      reports: ['a.ipynb 1:1-1:1 Expected a kernelspec, got none.', 'b.myst 1:1-1:1 Expected a kernelspec, got none.'],
    },
    'a missing kernel of a notebook whose cells say Python': {
      text: '---\na: 1\n---\n\n```{code-cell} ipython3\n1\n```\n',
      reports: ['1:1-1:1 Expected a kernelspec, got none.'],
      fixed: `---\na: 1\nkernelspec: ${inMyst}\n---\n\n\`\`\`{code-cell} ipython3\n1\n\`\`\`\n`,
    },
    'a text in place of the mapping': {
      text: myst('kernelspec: python3\n'),
      reports: ['1:1-1:1 Expected a kernelspec, got none.'],
    },
    'a missing name to show, on the kernel': {
      text: myst('a: 1\nkernelspec:\n  language: python\n  name: python3\n'),
      reports: ['3:1-3:11 kernelspec has no `display_name`.'],
      fixed: myst('a: 1\nkernelspec:\n  language: python\n  name: python3\n  display_name: Python 3\n'),
    },
    'a missing name, and an empty one where it stands': {
      text: json({kernelspec: {display_name: ''}}),
      reports: ['4:4-4:14 kernelspec has no `name`.', '5:21-5:21 kernelspec has no `display_name`.'],
      fixed: json({kernelspec: {display_name: 'Python 3', name: 'python3'}}),
    },
    'two missing names as one finding': {
      text: json({kernelspec: {}}),
      reports: ['4:4-4:14 kernelspec has no `name` and no `display_name`.'],
      fixed: json({kernelspec: python}),
    },
    'a missing name to show of another kernel than the configured one': {
      text: json({kernelspec: {name: 'ir'}}),
      reports: ['4:4-4:14 kernelspec has no `display_name`.'],
    },
    'a kernel that the team does not allow': {
      text: json({kernelspec: r}),
      options: {allow: ['python3']},
      reports: ['7:13-7:15 Kernel `ir` is not allowed.'],
    },
    'two languages': {
      text: myst(`kernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\nlanguage_info: {name: julia}\n`),
      reports: ['4:13-4:19 Kernel language `python` but file language `julia`.'],
    },
  },
})
