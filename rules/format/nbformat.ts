import {type CellView, cellIds, defineRule, isList, judgeTag, type NotebookView} from '../../src/rule.ts'
import {splitTag, tagsOf} from '../split-tag.ts'

const validId = /^[\w-]{1,64}$/u

export default defineRule({
  meta: {
    id: 'format/nbformat',
    description: 'requires cell ids and tags that the schema of nbformat allows',
    severity: 'error',
    fixable: 'safe',
    messages: {
      idMissing: 'Cell id is missing.',
      idRepeated: 'Cell id `{id}` is repeated.',
      idMalformed: 'Cell id `{id}` is malformed.',
      tagRepeated: 'Tag `{tag}` is repeated.',
      tagComma: 'Tag `{tag}` holds a comma.',
    },
  },
  create(context) {
    return {
      notebook(view) {
        const {file, notebook, cells} = view
        // What an upgrade lacks, the file need not have.
        if (file.format !== 'ipynb' || file.upgraded) return
        if (notebook.minor >= 5) checkIds(view)
        for (const cell of cells) checkTags(cell)
      },
    }

    function checkIds({notebook, cells}: NotebookView): void {
      const seen = new Set<string>()
      let fresh: readonly string[] | undefined
      for (const cell of cells) {
        const {id} = cell
        const isNew = id !== undefined && !seen.has(id)
        if (id !== undefined) seen.add(id)
        if (isNew && validId.test(id)) continue
        fresh ??= cellIds(notebook.cells)
        const value = fresh[cell.index] ?? ''
        context.report({
          message: id === undefined ? 'idMissing' : isNew ? 'idMalformed' : 'idRepeated',
          data: {id: id ?? ''},
          at: {cell, field: 'id'},
          fix: {kind: 'safe', message: `give it the id \`${value}\``, changes: [{at: {cell, field: 'id'}, value}]},
        })
      }
    }

    /** Not `cell.tags`, which has each tag once. */
    function checkTags(cell: CellView): void {
      const seen = new Set<string>()
      const known = new Set(cell.tags.map(({tag}) => tag))
      const tags = cell.metadata.get('tags')
      for (const [index, tag] of isList(tags) ? tags.entries() : []) {
        if (typeof tag !== 'string') continue
        const at = {cell, pointer: `/tags/${index}`}
        if (seen.has(tag)) {
          context.report({
            message: 'tagRepeated',
            data: {tag},
            at,
            fix: {kind: 'safe', message: 'remove it', changes: [{at, remove: true}]},
          })
        } else if (tag.includes(',') && judgeTag(tag, context.settings.knownTags).verdict !== 'near-miss') {
          const fix = splitTag({tag, ...at, known})
          for (const name of tagsOf(fix)) known.add(name)
          context.report({message: 'tagComma', data: {tag}, at, fix})
        }
        seen.add(tag)
      }
    }
  },
})
