import {describe, expect, it} from 'vitest'
import {parsePython, walkPython} from './python.ts'

function nodesOf(source: string): string[] {
  const nodes: string[] = []
  walkPython(parsePython(source), node => nodes.push(`${node.name} ${source.slice(node.from, node.to)}`))
  return nodes
}

describe('parsePython', () => {
  it('finds assignments with the offsets of the source', () => {
    expect(nodesOf('%pip list\nkey = "v"')).toContain('AssignStatement key = "v"')
  })
  it('parses a cell with magics and commands without an error node', () => {
    expect(nodesOf('%%time\nfiles = !ls\nif files:\n    !echo x\n').filter(node => node.startsWith('⚠'))).toEqual([])
  })
  it('marks what is no Python', () => {
    expect(nodesOf('if len(x) > 0\n  y').some(node => node.startsWith('⚠'))).toBe(true)
  })
})
