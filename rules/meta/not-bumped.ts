import {type CellView, defineRule, equalValues, type NotebookView, type RuleFix, type ValueMap} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'meta/not-bumped',
    description: 'requires a new `modified` date where a hunt changed',
    severity: 'off',
    fixable: 'safe',
    scope: 'hunt',
    messages: {same: 'The content changed since `{ref}` but `modified` did not.'},
  },
  create(context) {
    const {since} = context
    if (!since) return {}
    return {
      notebook(view) {
        const before = since.before(context.path)
        const {hunting} = view
        if (!before || !hunting.present || !isChanged(before, view)) return
        const key = hunting.keys.get('modified') ?? 'modified'
        const [was, is] = [before.hunting, hunting].map(({fields}) => fields.get('modified'))
        const today = context.today()
        // Dates of this form compare as texts. What was changed twice in one day cannot have a later date.
        if (typeof is === 'string' && (typeof was !== 'string' || is > was || is >= today)) return
        const at = {pointer: `/hunting/${key}`}
        const fix: RuleFix = {kind: 'safe', message: `set it to \`${today}\``, changes: [{at, value: today}]}
        context.report({message: 'same', data: {ref: since.ref}, at: is === undefined ? {pointer: '/hunting', part: 'key'} : at, fix})
      },
    }
  },
})

/** Outputs, ids and other metadata are nothing that a reader would call a change of the hunt. */
function isChanged(before: NotebookView, now: NotebookView): boolean {
  return (
    before.cells.length !== now.cells.length ||
    before.cells.some((cell, index) => !isSame(cell, now.cells[index])) ||
    !equalValues(withoutDate(before.hunting.fields), withoutDate(now.hunting.fields))
  )
}

function isSame(a: CellView, b: CellView | undefined): boolean {
  const names = (cell: CellView): string => JSON.stringify(cell.tags.map(({tag}) => tag))
  return b !== undefined && a.type === b.type && a.source === b.source && names(a) === names(b)
}

function withoutDate(fields: ValueMap): ValueMap {
  return new Map([...fields].filter(([key]) => key !== 'modified'))
}
