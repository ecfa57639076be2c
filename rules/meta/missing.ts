import {defineRule, type NotebookView, type Value} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'meta/missing',
    description: 'requires every file of the catalog to say what it hunts',
    severity: 'error',
    fixable: 'unsafe',
    scope: 'hunt',
    messages: {missing: 'Expected `hunting` metadata in a hunt of the catalog, got none.'},
  },
  create(context) {
    return {
      notebook(view) {
        if ((view.notebook.metadata.get('hunting') ?? null) !== null) return
        const value = new Map<string, Value>([
          ['id', context.newId(view.file)],
          ['title', firstHeading(view)],
          ['description', ''],
          ['attack_technique_ids', []],
          ['data_sources', []],
          ['tags', []],
        ])
        const fix = {kind: 'unsafe', message: 'add the block, to be filled in', changes: [{at: {pointer: '/hunting'}, value}]} as const
        context.report({message: 'missing', at: 'file', fix})
      },
    }
  },
})

function firstHeading({cells}: NotebookView): string {
  for (const {outline} of cells) {
    for (const item of outline) if (item.kind === 'heading' && item.level === 1) return item.title
  }
  return ''
}
