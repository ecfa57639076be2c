import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'meta/missing',
    description: 'requires every file of the catalog to say what it hunts',
    severity: 'error',
    scope: 'hunt',
    messages: {missing: 'Expected `hunting` metadata in a hunt of the catalog, got none.'},
  },
  create(context) {
    return {
      notebook({notebook}) {
        if ((notebook.metadata.get('hunting') ?? null) === null) context.report({message: 'missing', at: 'file'})
      },
    }
  },
})
