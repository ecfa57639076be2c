import {describe, expect, it} from 'vitest'
import {mapOf} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {buildConfig, recommended, strict} from './build.ts'
import {traceRule} from './trace.ts'

const configOf = (text: string) => {
  const {tree} = parseYaml(text, {version: '1.2'})
  return buildConfig(mapOf(tree && treeValue(tree)), [recommended, strict])
}

describe('traceRule', () => {
  const config = configOf('rules: {a/*: off, a/b: {x: 1, y: 2}}\noverrides: [{files: [z.md], rules: {a/b: {severity: info, x: 3}}}]')
  const [, , own, override] = config.layers

  it('names the layer that gave the severity last: options alone do not', () => {
    expect(traceRule(config, 'a/b', 'q.md').severity).toEqual({layer: own, name: 'a/*'})
    expect(traceRule(config, 'a/b', 'z.md').severity).toEqual({layer: override, name: 'a/b'})
    expect(traceRule(config, 'c/d', 'z.md').severity?.layer).toBe(strict.layers[0])
  })

  it('names what gave each option', () => {
    expect([...traceRule(config, 'a/b', 'z.md').options]).toEqual([
      ['x', {layer: override, name: 'a/b'}],
      ['y', {layer: own, name: 'a/b'}],
    ])
  })
})
