import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './attributes.ts'

const files = {'hunts/cloud/x.ipynb': ipynb({title: 'x'}), 'hunts/mdr/y.ipynb': ipynb({title: 'y'}), 'hunts/mdr/z.md': hunt('title: z')}
const one = (attribute: string, path: string): string => `1 notebook does not get \`${attribute}\`: \`${path}\`.`
const more = (count: number, attribute: string, path: string): string =>
  `${count} notebooks do not get \`${attribute}\`, for example \`${path}\`.`

/** `.gitattributes` comes first: its text is the one that a fix changes. */
function withAttributes(text: string, others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {'.gitattributes': text, ...files, ...others}
}

testRule(rule, {
  valid: {
    'no such file': {files},
    'a file without the integration': {files: withAttributes('*.ipynb text eol=lf -diff\n* filter=lfs\n')},
    'lines for every notebook and text': {
      files: withAttributes('*.ipynb filter=huntbook diff=huntbook merge=huntbook\nhunts/**/*.md diff=huntbook-myst text eol=lf\n'),
    },
    'a macro, and a folder with a line of its own': {
      files: withAttributes('[attr]nb filter=huntbook\nhunts/cloud/** nb\n', {'hunts/mdr/.gitattributes': '*.ipynb filter=huntbook\n'}),
    },
    'a file outside the catalog that the lines leave out': {
      files: withAttributes('hunts/** diff=huntbook\n', {'docs/notes.txt': 'x', 'hunts/mdr/z.md': hunt('title: z')}),
    },
    'a macro that nobody uses': {files: withAttributes('[attr]nb filter=huntbook\n')},
  },
  invalid: {
    'a notebook in a folder that the lines do not name, with a line for it': {
      files: withAttributes('# drivers of huntbook\nhunts/cloud/*.ipynb filter=huntbook\n'),
      reports: [`.gitattributes 2:1-2:36 ${one('filter=huntbook', 'hunts/mdr/y.ipynb')}`],
      fixed: '# drivers of huntbook\nhunts/mdr/*.ipynb filter=huntbook\nhunts/cloud/*.ipynb filter=huntbook\n',
    },
    'each attribute for itself, with the line ends of the file': {
      files: withAttributes('* text\r\nz.ipynb diff=huntbook merge=huntbook\r\n*.myst diff=huntbook-myst\r\n'),
      reports: [
        `.gitattributes 2:1-2:37 ${more(2, 'diff=huntbook', 'hunts/cloud/x.ipynb')}`,
        `.gitattributes 2:1-2:37 ${more(2, 'merge=huntbook', 'hunts/cloud/x.ipynb')}`,
        `.gitattributes 3:1-3:26 ${one('diff=huntbook-myst', 'hunts/mdr/z.md')}`,
      ],
      fixed:
        '* text\r\nhunts/cloud/*.ipynb diff=huntbook merge=huntbook\r\nhunts/mdr/*.ipynb diff=huntbook merge=huntbook\r\nhunts/mdr/*.md diff=huntbook-myst\r\nz.ipynb diff=huntbook merge=huntbook\r\n*.myst diff=huntbook-myst\r\n',
    },
    'a notebook that a later line takes out on purpose, without a fix': {
      files: withAttributes('*.ipynb filter=huntbook\nhunts/mdr/*.ipynb -filter\n'),
      reports: [`.gitattributes 1:1-1:24 ${one('filter=huntbook', 'hunts/mdr/y.ipynb')}`],
    },
    'a notebook that a line of its folder takes out': {
      files: withAttributes('*.ipynb diff=huntbook\n', {'hunts/mdr/.gitattributes': '* binary\n'}),
      reports: [`.gitattributes 1:1-1:22 ${one('diff=huntbook', 'hunts/mdr/y.ipynb')}`],
    },
    'notebooks outside the folder whose file has the only line': {
      files: {...files, 'hunts/mdr/.gitattributes': '*.ipynb filter=huntbook\n'},
      reports: [`hunts/mdr/.gitattributes 1:1-1:24 ${one('filter=huntbook', 'hunts/cloud/x.ipynb')}`],
    },
    'a notebook at the root, and one in a folder whose name needs quotes': {
      files: {'.gitattributes': 'a filter=huntbook\n', 'x.ipynb': ipynb({title: 'x'})},
      reports: [`.gitattributes 1:1-1:18 ${one('filter=huntbook', 'x.ipynb')}`],
      fixed: '/*.ipynb filter=huntbook\na filter=huntbook\n',
    },
    'a notebook in a folder whose name would have to be quoted, without a fix': {
      files: {'.gitattributes': 'a filter=huntbook\n', 'hunts/red team/x.ipynb': ipynb({title: 'x'})},
      reports: [`.gitattributes 1:1-1:18 ${one('filter=huntbook', 'hunts/red team/x.ipynb')}`],
    },
  },
})
