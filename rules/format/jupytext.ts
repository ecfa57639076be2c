import {defineRule, type FileView, keepsHunting, type NotebookView, withHunting} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'format/jupytext',
    description: 'requires metadata that jupytext can read and keeps',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    messages: {
      filter: 'jupytext would drop `hunting`; add it to `notebook_metadata_filter`.',
      date: 'Quote the date.',
      empty: 'Remove the empty value.',
    },
  },
  create(context) {
    return {
      notebook(view) {
        checkFilter(view)
        checkScalars(view.file)
      },
    }

    function checkFilter({notebook, file}: NotebookView): void {
      const settings = file.jupytext()
      if (!settings || !notebook.metadata.has('hunting')) return
      const given = settings.get('notebook_metadata_filter')
      // The first of the repository's filters is the one that jupytext takes.
      if (keepsHunting(given ?? context.jupytextFor(context.path)?.filters[0]?.value)) return
      const pointer = '/jupytext/notebook_metadata_filter'
      const value = given === undefined || typeof given === 'string' ? withHunting(given ?? '') : undefined
      const fix = {kind: 'safe', message: `make the filter \`${value}\``, changes: [{at: {pointer}, value: value ?? ''}]} as const
      context.report({
        message: 'filter',
        at: given === undefined ? {pointer: '/jupytext', part: 'key'} : {pointer},
        ...(value !== undefined && {fix}),
      })
    }

    function checkScalars(file: FileView): void {
      for (const {pointer, text, span, value, inList, isDate} of file.plainScalars()) {
        if (isDate) {
          const changes = [{at: {file, ...span}, text: `'${text}'`}]
          context.report({message: 'date', at: {pointer}, fix: {kind: 'safe', message: 'quote it', changes}})
        }
        // In a list jupytext takes it as it is.
        if (value === null && !inList) {
          const changes = [{at: {pointer}, remove: true}] as const
          context.report({message: 'empty', at: {pointer, part: 'key'}, fix: {kind: 'safe', message: 'remove the key', changes}})
        }
      }
    }
  },
})
