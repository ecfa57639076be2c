import {describe, expect, it} from 'vitest'
import type {FindingsSection} from '../../model/findings.ts'
import {findingSections} from './sections.ts'

function section(heading: string, texts: readonly string[], name?: FindingsSection['name']): FindingsSection {
  return {heading, level: 2, blocks: texts.map(markdown => ({kind: 'markdown', cell: 1, markdown})), ...(name && {name})}
}

describe('sections of a finding', () => {
  it('have the key of their name, in one order', () => {
    const sections = [section('Results', ['a', 'b'], 'findings'), section('Summary', ['c'], 'executive-summary')]
    expect(JSON.stringify(findingSections(sections))).toBe('{"executive_summary":"c","findings":"a\\n\\nb"}')
  })
  it('of one name are one', () =>
    expect(findingSections([section('x', ['a'], 'findings'), section('y', ['b'], 'findings')])).toEqual({findings: 'a\n\nb'}))
  it('without a text are empty', () => expect(findingSections([section('x', [], 'findings')])).toEqual({findings: ''}))
  it('of other names are listed if they have a text', () => {
    const sections = [section('Title', ['a'], 'title'), section('Appendix', ['b']), section('Empty', [])]
    expect(findingSections(sections)).toEqual({
      other: [
        {heading: 'Title', text: 'a'},
        {heading: 'Appendix', text: 'b'},
      ],
    })
  })
})
