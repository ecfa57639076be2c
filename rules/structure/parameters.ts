import type {SyntaxNode} from '@lezer/common'
import {type CellView, defineRule} from '../../src/rule.ts'
import {addTag} from '../add-tag.ts'
import {parametersCell, parametersOf} from '../parameters.ts'
import {mentions} from '../python/mentions.ts'
import {looksLikeParameters} from './looks-like-parameters.ts'
import {NameUses} from './name-uses.ts'
import {otherStatements} from './other-statements.ts'

export default defineRule({
  meta: {
    id: 'structure/parameters',
    description: 'requires the values that a run replaces to stand in one tagged cell',
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        requiredNames: {type: 'array', items: {type: 'string'}, default: [], description: 'Parameters that every hunt has.'},
        required: {type: 'boolean', default: true, description: 'Whether a hunt with code must have a parameters cell.'},
      },
    },
    messages: {
      none: 'No cell is tagged `parameters`.',
      untagged: 'Cell looks like parameters but lacks the tag.',
      second: 'Unexpected second parameters cell: move its assignments to the first.',
      nothing: 'Parameters cell assigns nothing.',
      statement: 'Only assignments belong here.',
      early: '`{name}` is used before the parameters cell.',
      missing: 'Parameter `{name}` is missing.',
    },
  },
  create(context) {
    const {required, requiredNames} = context.options
    let first: CellView | undefined
    let names: ReadonlySet<string> = new Set()
    let uses = new NameUses([])
    let statements: ReturnType<typeof otherStatements> = []
    let isBroken = false
    const isEarlier = (cell: CellView): boolean => first !== undefined && cell.type === 'code' && cell.index < first.index
    const comprehension = (node: SyntaxNode, cell: CellView): void => {
      if (isEarlier(cell)) uses.addComprehension(node, cell)
    }
    return {
      notebook({cells}) {
        const codes = cells.filter(({type, source}) => type === 'code' && source.trim() !== '')
        if (codes.length === 0) return
        first = parametersCell(cells)
        if (!first) {
          reportNone(codes)
          return
        }
        names = new Set(parametersOf(cells))
        uses = new NameUses(names)
        for (const cell of cells.slice(first.index + 1)) {
          if (cell.type === 'code' && isTagged(cell)) context.report({message: 'second', at: {cell}})
        }
        if (first.language !== 'python') return
        if (isEmpty(first)) context.report({message: 'nothing', at: {cell: first}})
        else {
          for (const name of requiredNames) if (!names.has(name)) context.report({message: 'missing', data: {name}, at: {cell: first}})
        }
      },
      cell(cell) {
        if (isEarlier(cell)) uses.addMagics(cell)
      },
      parsesPython: cell => (cell.index === first?.index && !isPlain(cell.source)) || (isEarlier(cell) && mentions(cell.source, names)),
      python: {
        Script(node, cell) {
          if (cell.index === first?.index) statements = otherStatements(node, cell.source)
        },
        // What the parts of a text with a syntax error are is not sure.
        '⚠': (_, cell) => {
          if (cell.index === first?.index) isBroken = true
        },
        FunctionDefinition: (node, cell) => isEarlier(cell) && uses.addFunction(node, cell),
        LambdaExpression: (node, cell) => isEarlier(cell) && uses.addFunction(node, cell),
        ArrayComprehensionExpression: comprehension,
        DictionaryComprehensionExpression: comprehension,
        SetComprehensionExpression: comprehension,
        ComprehensionExpression: comprehension,
        ArgList: comprehension,
        AssignStatement: (node, cell) => isEarlier(cell) && uses.addAssignment(node, cell),
        VariableName: (node, cell) => isEarlier(cell) && uses.addName(node, cell),
      },
      end() {
        if (first && !isBroken) for (const part of statements) context.report({message: 'statement', at: {cell: first, ...part}})
        for (const {cell, name, start, end} of uses.unbound()) context.report({message: 'early', data: {name}, at: {cell, start, end}})
      },
    }

    function reportNone(codes: readonly CellView[]): void {
      const cell = codes.find(({source}) => looksLikeParameters(source))
      const change = cell && addTag(cell, 'parameters')
      const fix = change && ({kind: 'safe', message: 'tag it `parameters`', changes: [change]} as const)
      if (cell) context.report({message: 'untagged', at: {cell}, ...(fix && {fix})})
      else if (required) context.report({message: 'none', at: 'file'})
    }
  },
})

function isTagged({tags}: CellView): boolean {
  return tags.some(({tag}) => tag === 'parameters')
}

function isEmpty({source}: CellView): boolean {
  return source.split('\n').every(line => /^\s*(?:#|$)/u.test(line))
}

/** Whether each line is empty, a comment, or gives a name a number or a text: what most parameters cells are needs no parse. */
function isPlain(source: string): boolean {
  return source.split('\n').every(line => plain.test(line))
}

const plain = /^(?:[A-Za-z_]\w* *(?:: *\w+ *)?= *(?:-?[\d_.]+|True|False|None|"[^"\\\n]*"|'[^'\\\n]*'))?[ \t]*(?:#[^\n]*)?\r?$/u
