// Small catalogs that a hook passes, and those that it refuses.
const metadata = {kernelspec: {display_name: 'Python 3', language: 'python', name: 'python3'}}
const head = id => `---
hunting:
  title: Named pipes
  attack_technique_ids: [${id}]
jupytext:
  notebook_metadata_filter: hunting
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

`
const text = ({id = 'T1059', line = 'print(1)'} = {}) => `${head(id)}# Named pipes\n\n\`\`\`{code-cell}\n${line}\n\`\`\`\n`
const notebook = outputs =>
  `${JSON.stringify(
    {
      cells: [
        {cell_type: 'markdown', id: 'm1', metadata: {}, source: ['# Named pipes']},
        {cell_type: 'code', execution_count: null, id: 'c1', metadata: {}, outputs, source: ['print(1)']},
      ],
      metadata: {hunting: {title: 'Named pipes', attack_technique_ids: ['T1059']}, ...metadata},
      nbformat: 4,
      nbformat_minor: 5,
    },
    undefined,
    1,
  )}\n`
const config = 'extends: []\nrules: {attack/format: error, pair/*: error}\n'

/** A catalog that every hook passes. */
export const green = {'huntbook.config.yaml': config, 'README.md': '# Hunts\n', 'hunts/a.md': text(), 'hunts/a.ipynb': notebook([])}

const stream = [{output_type: 'stream', name: 'stdout', text: ['1\n']}]
const bad = {'hunts/b.md': text({id: 't1059'})}
const changed = {'hunts/a.md': text({line: 'print(2)'})}

/** Hook → what is changed in that catalog for it to fail, and what it then says. */
export const red = {
  'huntbook-lint': {files: bad, says: 'hunts/b.md:4:26 error attack/format'},
  'huntbook-fix': {files: bad, says: '1 file was changed: '},
  'huntbook-convert-check': {files: changed, says: 'would write hunts/a.ipynb'},
  'huntbook-sync': {files: changed, says: "git add -- 'hunts/a.ipynb'"},
  'huntbook-strip': {files: {'hunts/a.ipynb': notebook(stream)}, says: "git add -- 'hunts/a.ipynb'"},
  'huntbook-catalog': {files: bad, says: 'hunts/b.md:4:26 error attack/format'},
}
