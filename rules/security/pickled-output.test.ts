import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './pickled-output.ts'

/** A notebook with one output, whose metadata begin on line 14. */
function result(metadata: object, kind = 'display_data'): string {
  return ipynb({}, [code('x', {outputs: [{data: {'text/plain': '1'}, metadata, output_type: kind}]})])
}

const xz = '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ADvACRdADcbyuolS4RYfLqjwCwUQSgRlfNJDITWQRxhJrUS'

testRule(rule, {
  valid: {
    'an output without the key': result({name: 'results', hash: '0f3a'}),
    'other texts under the key': result({data: 'gAMe of hosts, by port'}),
    'an object under the key': result({data: {a: xz}}),
    'base64 of something else': result({data: 'iVBORw0KGgoAAAANSUhEUgAAAAE='}),
    'a source that holds the same': hunt('title: x', `\`\`\`{code-cell}\ndata = "${xz}"\n\`\`\`\n`),
    'metadata that are no mapping': ipynb({}, [code('x', {outputs: [{data: {}, metadata: xz, output_type: 'display_data'}]})]),
  },
  invalid: {
    'an object that was compressed with xz, and keeps what stands beside it': {
      text: result({data: xz, hash: '0f3a', name: 'results'}),
      reports: [`14:16-14:${16 + xz.length} Output metadata holds a serialised object; loading it runs code.`],
      fixed: result({hash: '0f3a', name: 'results'}),
    },
    'one that was compressed with gzip': {
      text: result({name: 'a', data: 'H4sIAAAAAAAC/4vPzEvLBwDnhJx9CAAAAA=='}),
      reports: ['15:16-15:52 Output metadata holds a serialised object; loading it runs code.'],
      fixed: result({name: 'a'}),
    },
    'one that was compressed with bzip2': {
      text: result({data: 'QlpoOTFBWSZTWWR'}),
      reports: ['14:16-14:31 Output metadata holds a serialised object; loading it runs code.'],
      fixed: result({}),
    },
    'a pickle that was not compressed': {
      text: result({data: 'gASVCgAAAAAAAAB9lIwBYZRLAXMu'}),
      reports: ['14:16-14:44 Output metadata holds a serialised object; loading it runs code.'],
      fixed: result({}),
    },
    'lines of a text': {
      text: result({data: ['gASVCgAAAAAA\n', 'AAB9lIwBYZRLAXMu\n']}),
      reports: ['15:9-16:27 Output metadata holds a serialised object; loading it runs code.'],
      fixed: result({}),
    },
  },
})
