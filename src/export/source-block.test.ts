import {describe, expect, it} from 'vitest'
import {sourceBlock} from './source-block.ts'

describe('sourceBlock', () => {
  it.each([
    ['a comment behind code', 'x = 1  # huntbook: ignore[a/b] -- internal\ny', 'x = 1\ny'],
    ['a comment with its line', '# huntbook: ignore-cell[a/b]\nx\n  # huntbook: other\ny', 'x\ny'],
    ['a comment behind another comment', 'x  # noqa  # huntbook: ignore[a/b]', 'x  # noqa'],
    ['no string', 'x = "# huntbook: ignore[a/b]"', 'x = "# huntbook: ignore[a/b]"'],
    ['what stands behind a command', '!ls # huntbook: ignore[a/b]\n%%x', '!ls\n%%x'],
    ['what stands behind a magic', '%%time # huntbook: ignore[a/b]\nx', '%%time\nx'],
    ['a comment of KQL', '%%kql\nT // huntbook: ignore[a/b]\n| where u == "// huntbook: c"', '%%kql\nT\n| where u == "// huntbook: c"'],
    ['what stands behind the only line of a magic', '%%kql T // huntbook: a', '%%kql T'],
    ['one without a blank before it', 'x#huntbook: ignore[a/b] # huntbook: c', 'x'],
    ['no address', '%%taegis x\nhttp://huntbook:80', '%%taegis x\nhttp://huntbook:80'],
    ['what looks like a comment where nobody knows', '%%taegis x\nFROM a # huntbook: b\n-- huntbook: c', '%%taegis x\nFROM a'],
  ])('leaves out notes to huntbook: %s', (_, source, expected) => {
    expect(sourceBlock(source, 'python').split('\n').slice(1, -1).join('\n')).toBe(expected)
  })
  it('knows the language of the notebook', () => {
    expect(sourceBlock('select 1 -- huntbook: a', 'sql')).toBe('```sql\nselect 1\n```')
    expect(sourceBlock('x # huntbook: a', undefined)).toBe('```\nx\n```')
  })
  it('is nothing where only notes were', () => {
    expect(sourceBlock('# huntbook: ignore-file[a/b]\n', 'python')).toBe('')
  })
})
