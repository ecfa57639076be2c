import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mapOf} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {yamlText} from './yaml-text.ts'

describe('yamlText', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 30}), text => {
        fc.pre(text.isWellFormed())
        const {tree, problems} = parseYaml(`key: ${yamlText(text)}\n`, {version: '1.2'})
        expect(problems).toEqual([])
        expect(mapOf(tree && treeValue(tree)).get('key')).toBe(text)
      }),
    )
  })
})
