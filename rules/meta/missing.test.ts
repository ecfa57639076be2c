import {testRule} from '../../src/rule.ts'
import {hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './missing.ts'

const missing = ['1:1-1:1 Expected `hunting` metadata in a hunt of the catalog, got none.']
const kernel = 'kernelspec: {display_name: Python 3, language: python, name: python3}\n'
const fields = {attack_technique_ids: [], data_sources: [], tags: []}

testRule(rule, {
  valid: {
    'a hunting mapping': hunt('title: x'),
    'a hunting block of another type, which the schema speaks about': '---\nhunting: 3\n---\n',
  },
  invalid: {
    'front matter without it': {
      text: `---\n${kernel}---\n\n# Stopped *services*: a hunt\n`,
      reports: missing,
      fixedUnsafely: `---\n${kernel}hunting:\n  id: a9c67e3d-1e67-4153-b826-d3de93f1863a\n  title: 'Stopped services: a hunt'\n  description: ''\n  attack_technique_ids: []\n  data_sources: []\n  tags: []\n---\n\n# Stopped *services*: a hunt\n`,
    },
    'a key without a value, in a text without a heading': {
      text: `---\nhunting:\n${kernel}---\n\n## Summary\n`,
      reports: missing,
      fixedUnsafely: `---\nhunting:\n  id: 2918c6a3-4ade-41d3-bcfc-9dadb29abfe4\n  title: ''\n  description: ''\n  attack_technique_ids: []\n  data_sources: []\n  tags: []\n${kernel}---\n\n## Summary\n`,
    },
    'a null in JSON': {
      text: ipynb(null, [markdown('# Stopped services')]),
      reports: missing,
      fixedUnsafely: ipynb({id: 'd6bb1a70-0a1f-4c2b-acf3-c744597e1795', title: 'Stopped services', description: '', ...fields}, [
        markdown('# Stopped services'),
      ]),
    },
    'a text without front matter, which nothing can be put into': {text: '# T\n', reports: missing},
  },
})
