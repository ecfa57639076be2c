import {expect, it} from 'vitest'
import {activate} from '../../src/lint/active.ts'
import {lintText} from '../../src/lint-text.ts'
import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './deny-list.ts'

const list = '# customers\nNorthwind Traders\n/\\bnwt-[a-z]+\\d{2}\\b/\n'

function listed(path: string, text: string, deny = list) {
  return {files: {[path]: text, 'deny.txt': deny}, options: {file: 'deny.txt'}}
}

testRule(rule, {
  valid: {
    'everything, where no list is given': hunt('title: Northwind Traders'),
    'the same letters in a longer word': listed('x.myst', hunt('title: Northwind Tradersville', 'xnwt-dc01 nwt-dc1\n')),
    'pictures, and names that nbformat gives': listed(
      'x.ipynb',
      ipynb({}, [code('x', {outputs: [{data: {'image/png': 'iVBOR', 'text/plain': 'x'}, metadata: {}, output_type: 'display_data'}]})]),
      'iVBOR\ndata\ntext/plain\n',
    ),
  },
  invalid: {
    'a name in a source, once a line and entry': {
      ...listed('x.myst', hunt('title: x', 'Seen at NORTHWIND traders on nwt-dc01, and\nat Northwind Traders, Northwind Traders.\n')),
      reports: [
        'x.myst 10:9-10:26 Deny-listed text (entry 1).',
        'x.myst 10:30-10:38 Deny-listed text (entry 2).',
        'x.myst 11:4-11:21 Deny-listed text (entry 1).',
      ],
    },
    'a name in the metadata of the notebook, at its value or key': {
      ...listed('x.myst', hunt('title: At Northwind Traders\nnwt-dc01: [nwt-dc02]')),
      reports: [
        'x.myst 3:10-3:30 Deny-listed text (entry 1).',
        'x.myst 4:3-4:11 Deny-listed text (entry 2).',
        'x.myst 4:14-4:22 Deny-listed text (entry 2).',
      ],
    },
    'a name in the metadata of a cell': {
      ...listed('x.myst', hunt('title: x', '+++ {"tags": ["nwt-dc01"]}\n\nx\n')),
      reports: ['x.myst 10:16-10:24 Deny-listed text (entry 2).'],
    },
    'a name in an output, at its line; in its data and metadata': {
      ...listed(
        'x.ipynb',
        ipynb({}, [
          code('x', {
            outputs: [
              {name: 'stdout', output_type: 'stream', text: ['host\n', 'nwt-dc01  1\n']},
              {data: {'application/json': {'nwt-dc02': ['nwt-dc03']}}, metadata: {'nwt-dc04': 1}, output_type: 'display_data'},
              {ename: 'E', evalue: 'nwt-dc05', output_type: 'error', traceback: ['a', 'at nwt-dc06']},
            ],
          }),
        ]),
      ),
      reports: [
        'x.ipynb 14:8-14:16 Deny-listed text (entry 2).',
        'x.ipynb 20:9-20:17 Deny-listed text (entry 2).',
        'x.ipynb 21:10-21:18 Deny-listed text (entry 2).',
        'x.ipynb 26:8-26:16 Deny-listed text (entry 2).',
        'x.ipynb 32:17-32:25 Deny-listed text (entry 2).',
        'x.ipynb 36:11-36:19 Deny-listed text (entry 2).',
      ],
    },
    'a list that is not there, as a fault': {
      text: hunt('title: x'),
      options: {file: 'deny.txt'},
      reports: ['Rule `security/deny-list` failed: Expected a list in UTF-8 at `deny.txt`, got none.'],
    },
  },
})

it('security/deny-list never shows what it found', async () => {
  const active = activate(rule, {options: {file: 'deny.txt'}})
  if (!active) throw new Error('Expected a rule that is on.')
  const readFile = (path: string): Uint8Array | undefined => (path === 'deny.txt' ? new TextEncoder().encode(list) : undefined)
  const found = await lintText('hunts/a/x.myst', hunt('title: x', 'At Northwind Traders.\n'), {rules: [active], attack, readFile})
  expect(found).toHaveLength(1)
  expect(JSON.stringify(found)).not.toMatch(/northwind/iu)
})

it('security/deny-list reports no more than a person can read', async () => {
  const active = activate(rule, {options: {file: 'deny.txt'}})
  if (!active) throw new Error('Expected a rule that is on.')
  const readFile = (path: string): Uint8Array | undefined => (path === 'deny.txt' ? new TextEncoder().encode(list) : undefined)
  const found = await lintText('hunts/a/x.myst', hunt('title: x', 'nwt-dc01\n'.repeat(5000)), {rules: [active], attack, readFile})
  expect(found?.map(({rule: id}) => id)).toEqual(Array.from({length: 500}, () => 'security/deny-list'))
})

it('security/deny-list says what is wrong with a list', () => {
  expect(rule.checkFile?.(list)).toBeUndefined()
  expect(rule.checkFile?.('a\n/(/\n')).toBe('Expected a regular expression between the slashes of entry 2, got another text.')
})
