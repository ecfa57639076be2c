import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './side-file.ts'

const name = '4c4b6a3be1314ab8.png'
const refers = hunt(
  'title: x',
  `+++ {"huntbook-attachments": {"shot 1.png": {"image/png": "x_files/${name}"}}}\n\n![](attachment:shot%201.png)\n`,
)
const message = '1:1-1:1 No notebook refers to this file.'

testRule(rule, {
  valid: {
    'a file that the text beside it refers to': {files: {'hunts/a/x.md': refers, [`hunts/a/x_files/${name}`]: 'PNG'}},
    'a file of a text of another extension, at the root': {files: {'x.mystnb': refers, [`x_files/${name}`]: 'PNG'}},
    'a file of a text that is not of the catalog': {files: {'docs/x.md': `See ![it](x_files/${name}).\n`, [`docs/x_files/${name}`]: 'PNG'}},
    'files with other names, and such names elsewhere': {
      files: {
        'hunts/a/x.md': hunt('title: x'),
        'hunts/a/x_files/x_3_0.png': 'PNG',
        'hunts/a/x_files/4C4B6A3BE1314AB8.png': 'PNG',
        'hunts/a/x_files/4c4b6a3be1314ab.png': 'PNG',
        [`hunts/a/x_files/deep/${name}`]: 'PNG',
        [`hunts/a/pictures/${name}`]: 'PNG',
        [`hunts/a/_files/${name}`]: 'PNG',
      },
    },
  },
  invalid: {
    'a file whose cell is gone': {
      files: {'hunts/a/x.md': refers, [`hunts/a/x_files/${name}`]: 'PNG', 'hunts/a/x_files/0000000000000000.json': '{}'},
      reports: [`hunts/a/x_files/0000000000000000.json ${message}`],
    },
    'a file whose text is gone, or belongs to another stem': {
      files: {
        'hunts/a/x.ipynb': ipynb({title: 'x'}),
        'hunts/a/y.md': refers,
        [`hunts/a/x_files/${name}`]: 'PNG',
        [`hunts/b/x_files/${name}`]: 'PNG',
      },
      reports: [`hunts/a/x_files/${name} ${message}`, `hunts/b/x_files/${name} ${message}`],
    },
  },
})
