import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './encoded.ts'

function notebook(cell: object, metadata: object = {}): string {
  const cells = [{cell_type: 'markdown', id: 'a', metadata: {}, source: ['x'], ...cell}]
  return `${JSON.stringify({cells, metadata, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}

// The first 16 hexadecimal digits of the SHA-256 of the file's content.
const side = {'hunts/a/x_files/2cf24dba5fb0a30e.png': 'hello'}

testRule(rule, {
  valid: {
    'a text, to which all of this belongs': hunt('title: x', '```{code-cell}\n:huntbook-text: esc\n\n␛1B;\n```\n'),
    'a notebook with escapes of its own': notebook({source: ['␛1B;'], metadata: {tags: ['x'], 'huntbook-text_': 'esc'}}),
    'other settings of jupytext': notebook({}, {jupytext: {formats: 'ipynb,md:myst', huntbook_: 1}}),
  },
  invalid: {
    'a source with escapes': {
      text: notebook({metadata: {tags: ['a'], 'huntbook-text': 'esc'}, source: ['␛1B;[0m\n', 'é']}),
      reports: ['10:6-10:19 `huntbook-text` belongs to the text form; the source is still encoded.'],
      fixed: notebook({metadata: {tags: ['a']}, source: ['\x1b[0m\n', 'é']}),
    },
    'a source with other line ends': {
      text: notebook({metadata: {'huntbook-text': 'crlf'}, source: ['a\n', 'b']}),
      reports: ['7:6-7:19 `huntbook-text` belongs to the text form; the source is still encoded.'],
      fixed: notebook({metadata: {}, source: ['a\r\n', 'b']}),
    },
    'attachments in the metadata': {
      text: notebook({metadata: {'huntbook-attachments': {'a.png': {'image/png': {data: 'aGk='}}}}}),
      reports: ['7:6-7:26 `huntbook-attachments` belongs to the text form; the attachments are still encoded.'],
      fixed: notebook({metadata: {}, source: ['x']}).replace(
        '{\n   "cell_type"',
        '{\n   "attachments": {\n    "a.png": {\n     "image/png": "aGk="\n    }\n   },\n   "cell_type"',
      ),
    },
    'attachments in files beside it': {
      files: {
        'hunts/a/x.ipynb': notebook({metadata: {'huntbook-attachments': {'a.png': {'image/png': 'x_files/2cf24dba5fb0a30e.png'}}}}),
        ...side,
      },
      reports: ['hunts/a/x.ipynb 7:6-7:26 `huntbook-attachments` belongs to the text form; the attachments are still encoded.'],
      fixed: notebook({metadata: {}, source: ['x']}).replace(
        '{\n   "cell_type"',
        '{\n   "attachments": {\n    "a.png": {\n     "image/png": "aGVsbG8="\n    }\n   },\n   "cell_type"',
      ),
    },
    'attachments whose file is gone, without a fix': {
      text: notebook({metadata: {'huntbook-attachments': {'a.png': {'image/png': 'x_files/2cf24dba5fb0a30e.png'}}}}),
      reports: ['7:6-7:26 `huntbook-attachments` belongs to the text form; the attachments are still encoded.'],
    },
    'flags that nobody knows, without a fix': {
      text: notebook({metadata: {'huntbook-text': 'rot13'}}),
      reports: ['7:6-7:19 `huntbook-text` belongs to the text form; the source is still encoded.'],
    },
    'metadata that a header cannot hold': {
      text: notebook({}, {jupytext: {formats: 'ipynb', huntbook: {'/kernelspec/env': 'null', '/a~1b': '[1]'}}, kernelspec: {name: 'p'}}),
      reports: ['15:5-15:13 `jupytext.huntbook` belongs to the text form; the metadata are still encoded.'],
      fixed: notebook({}, {'a/b': [1], jupytext: {formats: 'ipynb'}, kernelspec: {name: 'p', env: null}}),
    },
    'a setting that was all there was of jupytext': {
      text: notebook({}, {jupytext: {huntbook: {'/orphan': 'null'}}, kernelspec: {name: 'p'}}),
      reports: ['14:5-14:13 `jupytext.huntbook` belongs to the text form; the metadata are still encoded.'],
      fixed: notebook({}, {kernelspec: {name: 'p'}, orphan: null}),
    },
  },
})
