import {type CellView, defineRule, equalValues, isMap, type Notebook, type RuleChange, type RuleFix, type ValueMap} from '../../src/rule.ts'

const [textKey, attachmentsKey] = ['huntbook-text', 'huntbook-attachments']

export default defineRule({
  meta: {
    id: 'format/encoded',
    description: 'finds what belongs to the text form of a notebook and is not decoded',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      source: '`{key}` belongs to the text form; the source is still encoded.',
      attachments: '`{key}` belongs to the text form; the attachments are still encoded.',
      metadata: '`{key}` belongs to the text form; the metadata are still encoded.',
    },
  },
  create(context) {
    return {
      notebook({file, notebook, cells}) {
        if (file.format !== 'ipynb') return
        const jupytext = notebook.metadata.get('jupytext')
        if (isMap(jupytext) && jupytext.has('huntbook')) {
          const fix = decode(metadataChanges(notebook.metadata, file.decoded().metadata))
          context.report({message: 'metadata', data: {key: 'jupytext.huntbook'}, at: {pointer: '/jupytext/huntbook', part: 'key'}, fix})
        }
        for (const cell of cells) checkCell(cell, file.decoded)
      },
    }

    function checkCell(cell: CellView, decoded: () => Notebook): void {
      for (const [key, message] of [
        [textKey, 'source'],
        [attachmentsKey, 'attachments'],
      ] as const) {
        if (!cell.metadata.has(key)) continue
        const changes = cellChanges(cell, key, decoded().cells[cell.index])
        context.report({message, data: {key}, at: {cell, pointer: `/${key}`, part: 'key'}, ...(changes && {fix: decode(changes)})})
      }
    }
  },
})

function decode(changes: readonly RuleChange[]): RuleFix {
  return {kind: 'safe', message: 'decode it', changes}
}

/** Key by key, because a value that was carried may be anywhere. */
function metadataChanges(given: ValueMap, decoded: ValueMap): RuleChange[] {
  return [...new Set([...given.keys(), ...decoded.keys()])].flatMap((key): RuleChange[] => {
    const at = {pointer: `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`}
    const [before, after] = [given.get(key), decoded.get(key)]
    if (after === undefined) return [{at, remove: true}]
    return before !== undefined && equalValues(before, after) ? [] : [{at, value: after}]
  })
}

/** `undefined` where the key could not be decoded. */
function cellChanges(cell: CellView, key: string, decoded: Notebook['cells'][number] | undefined): RuleChange[] | undefined {
  if (!decoded || decoded.metadata.has(key)) return undefined
  const removal: RuleChange = {at: {cell, pointer: `/${key}`}, remove: true}
  if (key === textKey) return [{at: {cell, start: 0, end: cell.source.length}, text: decoded.source}, removal]
  return [{at: {cell, field: 'attachments'}, value: decoded.attachments ?? new Map()}, removal]
}
