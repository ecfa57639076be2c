import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './missing.ts'

testRule(rule, {
  valid: {
    'a hunting mapping': hunt('title: x'),
    'a hunting block of another type, which the schema speaks about': '---\nhunting: 3\n---\n',
  },
  invalid: {
    'front matter without it': {
      text: '---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n---\n',
      reports: ['1:1-1:1 Expected `hunting` metadata in a hunt of the catalog, got none.'],
    },
    'a null in JSON': {text: ipynb(null), reports: ['1:1-1:1 Expected `hunting` metadata in a hunt of the catalog, got none.']},
  },
})
