import {type CellView, defineRule, type RuleChange} from '../../src/rule.ts'

/** Metadata of cells that say how and when they ran, and metadata of notebooks that a run leaves behind. */
const runKeys: readonly string[] = ['ExecuteTime', 'execution', 'papermill']
const notebookKeys: readonly string[] = ['widgets', 'papermill']

/** What the filter of git leaves in, whatever the options say. */
const filterTag = 'keep_output'

export default defineRule({
  meta: {
    id: 'security/outputs',
    description: 'keeps results of runs out of the repository',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        keepTag: {
          type: 'string',
          minLength: 1,
          default: filterTag,
          description: 'Cells with this tag keep outputs and execution count.',
        },
      },
    },
    messages: {
      cell: 'Cell holds {what}.',
      notebook: 'Unexpected `{key}` in the metadata of the notebook: remove it.',
    },
  },
  create(context) {
    const {keepTag} = context.options
    return {
      notebook({notebook, cells, file}) {
        // A text has no place for outputs, and what its header says of a run was written there on purpose.
        if (file.format !== 'ipynb') return
        // Asked once something is found: git has to be started for it.
        const isStored = (cell?: CellView): boolean =>
          cell?.tags.some(({tag}) => tag === filterTag) === true || !context.isCleanedByGit(context.path)
        for (const cell of cells) {
          const [first, ...others] = runOf(cell, keepTag)
          if (!first || !isStored(cell)) continue
          const changes = [first, ...others].map(({change}) => change)
          context.report({message: 'cell', data: {what: first.what}, at: {cell}, fix: {kind: 'safe', message: 'strip the cell', changes}})
        }
        for (const key of notebookKeys) {
          if (!notebook.metadata.has(key) || !isStored()) continue
          const at = {pointer: `/${key}`, part: 'key'} as const
          context.report({message: 'notebook', data: {key}, at, fix: {kind: 'safe', message: 'remove it', changes: [{at, remove: true}]}})
        }
      },
    }
  },
})

interface Left {
  readonly what: string
  readonly change: RuleChange
}

/** What a run has left in a cell, and how to take it out. */
function runOf(cell: CellView, keepTag: string): readonly Left[] {
  const left: Left[] = []
  if (cell.type === 'code' && cell.tags.every(({tag}) => tag !== keepTag)) {
    if (cell.outputs.length > 0) left.push({what: 'outputs', change: {at: {cell, field: 'outputs'}, value: []}})
    if (cell.executionCount !== null) left.push({what: 'an execution count', change: {at: {cell, field: 'execution_count'}, value: null}})
  }
  if (runKeys.some(key => cell.metadata.has(key))) left.push({what: 'timing data', change: {at: {cell, pointer: ''}, removeKeys: runKeys}})
  return left
}
