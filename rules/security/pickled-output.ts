import {defineRule, isList, isMap, type Value} from '../../src/rule.ts'

/** The base64 of the first bytes of xz, gzip, bzip2, and of pickles since protocol 2. Older pickles have no header. */
const header = /^(?:[/_]Td6WFoA|H4sI|Qlpo[MNO]|gA[I-X])[A-Za-z0-9+/_=\s-]+$/u

export default defineRule({
  meta: {
    id: 'security/pickled-output',
    description: 'finds serialised objects in the metadata of outputs',
    severity: 'error',
    fixable: 'safe',
    messages: {found: 'Output metadata holds a serialised object; loading it runs code.'},
  },
  create(context) {
    return {
      output(output) {
        const metadata = output.output.json.get('metadata')
        const text = isMap(metadata) ? textOf(metadata.get('data')) : ''
        if (!header.test(text)) return
        const at = {output, pointer: '/metadata/data', start: 0, end: text.length}
        context.report({message: 'found', at, fix: {kind: 'safe', message: 'remove it', changes: [{at, remove: true}]}})
      },
    }
  },
})

/** One text, also where a tool wrote it as a list of lines. */
function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value
  return isList(value) && value.every(item => typeof item === 'string') ? value.join('') : ''
}
