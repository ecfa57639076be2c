import type {SyntaxNode, Tree} from '@lezer/common'
import {describe, expect, it} from 'vitest'
import {parsePython, walkPython} from './python.ts'

function nodesOf(source: string, ...names: readonly string[]): string[] {
  const nodes: string[] = []
  const take = (node: SyntaxNode) => nodes.push(`${node.name} ${source.slice(node.from, node.to)}`)
  walkPython(treeOf(source), new Map(names.map(name => [name, [take]])))
  return nodes
}

function treeOf(source: string): Tree {
  const tree = parsePython(source)
  if (!tree) throw new Error('Expected a tree.')
  return tree
}

describe('parsePython', () => {
  it('finds assignments with the offsets of the source', () => {
    expect(nodesOf('%pip list\nkey = "v"', 'AssignStatement')).toEqual(['AssignStatement key = "v"'])
  })
  it('parses a cell with magics and commands without an error node', () => {
    expect(nodesOf('%%time\nfiles = !ls\nif files:\n    !echo x\n', '⚠', 'IfStatement')).toHaveLength(1)
  })
  it('parses floats that end in a dot', () => {
    expect(nodesOf('x = f([1., 2.], y=3.) + 1.e5 + a1.b', '⚠')).toEqual([])
  })
  it('leaves a long text with an error alone, in which it could get lost', () => {
    expect(parsePython('f(a '.repeat(100_000))).toBeUndefined()
    expect(parsePython(`x = 1\n${'# long\n'.repeat(5000)}`)).toBeDefined()
  })
  it('marks what is no Python', () => {
    expect(nodesOf('if len(x) > 0\n  y', '⚠')).not.toEqual([])
  })
})

describe('walkPython', () => {
  it('shows a node to everyone who asks for it, parents first', () => {
    const seen: string[] = []
    const take = (who: string) => (node: {name: string; from: number}) => seen.push(`${who} ${node.name} ${node.from}`)
    walkPython(
      treeOf('f(x)\ng(y)'),
      new Map([
        ['VariableName', [take('a')]],
        ['CallExpression', [take('a'), take('b')]],
      ]),
    )
    expect(seen).toEqual([
      'a CallExpression 0',
      'b CallExpression 0',
      'a VariableName 0',
      'a VariableName 2',
      'a CallExpression 5',
      'b CallExpression 5',
      'a VariableName 5',
      'a VariableName 7',
    ])
  })
})
