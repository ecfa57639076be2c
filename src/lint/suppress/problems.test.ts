import {describe, expect, it} from 'vitest'
import {code, hunt, ipynb, markdown} from '../../../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../../../test/support/lint.ts'
import {applyFixes} from '../fix.ts'
import {applySuppressions} from './apply.ts'
import {findSuppressions} from './find.ts'
import {judgeSuppressions} from './judge.ts'
import {diagnoseSuppressions} from './problems.ts'

describe('the place of a problem', () => {
  it('is the comment, the tag or the key', () => {
    const cells = '```{code-cell}\n---\nhuntbook:\n  ignore: {b/c: why}\ntags: [huntbook-ignore:b/c]\n---\nx # huntbook: ignore[b/c]\n```\n'
    const text = hunt('id: x', cells)
    const shown = problemsOf(text).map(({range, cell}) => [
      text.slice(range.start.offset, range.end.offset),
      cell?.number,
      cell?.range?.start.line,
    ])
    expect(shown).toEqual([
      ['b/c', 1, undefined],
      ['huntbook-ignore:b/c', 1, undefined],
      ['# huntbook: ignore[b/c]', 1, 1],
    ])
  })
})

describe('the fix of what is not needed', () => {
  const fence = '```'
  it.each([
    ['a comment behind code', 'x = 1  # huntbook: ignore[b/c] -- why', 'x = 1'],
    ['a comment with its line', '# huntbook: ignore[b/c] -- why\nx = 1', 'x = 1'],
    ['one name of a list', 'x  # huntbook: ignore[b/d, b/c, n/o] -- why', 'x  # huntbook: ignore[b/d, n/o] -- why'],
    ['two names of a list', 'x  # huntbook: ignore[ b/e,b/d, b/c ]', 'x  # huntbook: ignore[b/d]'],
    ['all names of a list', 'x  # huntbook: ignore[b/c, b/e]', 'x'],
    ['a comment in an indented block', 'if x:\n    # huntbook: ignore-cell[b/c]\n    pass', 'if x:\n    pass'],
  ])('removes %s, in both formats', (_, before, after) => {
    expect(fixed(hunt('id: x', `${fence}{code-cell}\n${before}\n${fence}\n`))).toBe(
      hunt('id: x', `${fence}{code-cell}\n${after}\n${fence}\n`),
    )
    expect(fixed(ipynb({}, [code(before)]))).toBe(ipynb({}, [code(after)]))
  })

  it.each([
    ['a comment with its line', '# A\n\n<!-- huntbook: ignore[b/c] -- why -->\ntext', '# A\n\ntext'],
    ['a comment above everything', '<!-- huntbook: ignore[b/c] -->\n\n# A', '# A'],
    ['a comment below everything', '# A\n\n<!-- huntbook: ignore[b/c] -->', '# A'],
    ['a comment in a line', '# A <!-- huntbook: ignore-cell[b/c] -->\n\ntext', '# A\n\ntext'],
    ['one name of a list', '# A\n\n<!-- huntbook: ignore-file[b/c, b/d] -->', '# A\n\n<!-- huntbook: ignore-file[b/d] -->'],
  ])('removes %s of Markdown, in both formats', (_, before, after) => {
    expect(fixed(hunt('id: x', `${before}\n`))).toBe(hunt('id: x', `${after}\n`))
    expect(fixed(ipynb({}, [markdown(before)]))).toBe(ipynb({}, [markdown(after)]))
  })

  it('removes a Markdown cell of a text that is nothing but the comment, and empties one of a notebook', () => {
    const comment = '<!-- huntbook: ignore-file[b/c] -->'
    expect(fixed(hunt('id: x', `${comment}\n\n${fence}{code-cell}\nx\n${fence}\n`))).toBe(
      hunt('id: x', `${fence}{code-cell}\nx\n${fence}\n`),
    )
    expect(fixed(ipynb({}, [markdown(comment)]))).toBe(ipynb({}, [{...markdown(''), source: []}]))
  })

  it.each([
    ['a tag', {tags: ['a', 'huntbook-ignore:b/c']}, {tags: ['a']}],
    ['the list of tags with its last one', {name: 'n', tags: ['huntbook-ignore:b/c']}, {name: 'n'}],
    ['a key', {huntbook: {ignore: {'b/c': 'why', 'b/d': 'why'}}}, {huntbook: {ignore: {'b/d': 'why'}}}],
    ['the mapping with its last keys', {huntbook: {ignore: {'b/c': 'why', 'b/e': ''}, other: 1}}, {huntbook: {other: 1}}],
    ['all of it', {huntbook: {ignore: {'b/c': 'why', 'b/e': ''}}, name: 'n'}, {name: 'n'}],
  ])('removes %s', (_, before, after) => {
    expect(JSON.parse(fixed(ipynb({}, [{...code('x'), metadata: before}])))).toEqual(
      JSON.parse(ipynb({}, [{...code('x'), metadata: after}])),
    )
    const own = (metadata: object): string => hunt('id: x', `+++ ${JSON.stringify(metadata)}\n\nText.\n`)
    const compact = (text: string): string => text.replace(/[ ]/gu, '')
    expect(compact(fixed(own(before)))).toBe(compact(own(after)))
  })

  it('removes the options of a code cell that hold nothing else', () => {
    const cell = (options: string): string => hunt('id: x', `${fence}{code-cell}\n${options}x\n${fence}\n`)
    expect(fixed(cell(":tags: ['huntbook-ignore:b/c']\n\n"))).toBe(cell(''))
    expect(fixed(cell('---\nhuntbook:\n  ignore:\n    b/c: why\n---\n'))).toBe(cell(''))
  })

  it('is not there for other problems, and where it would change what the text says', () => {
    const text = hunt(
      'id: x',
      '- a\n\n<!-- huntbook: ignore[b/c] -->\n\n- b\n\n<!-- huntbook: ignore -->\n\n<!-- huntbook: x -->\n\n<!-- huntbook: ignore[n/o] -->\n',
    )
    expect(problemsOf(text).map(({rule, fix}) => [rule, fix])).toEqual(
      ['unused', 'everything', 'malformed', 'unknown-rule'].map(name => [`suppress/${name}`, undefined]),
    )
  })

  it('is safe, and says what it does', () => {
    const [all, one] = problemsOf(hunt('id: x', '```{code-cell}\nx  # huntbook: ignore[b/c]\ny  # huntbook: ignore[b/c, b/d, b/e]\n```\n'))
    expect([all?.fix?.kind, all?.fix?.message, one?.fix?.message]).toEqual(['safe', 'remove it', 'remove `b/c`, `b/e`'])
  })

  it('is there for the first hundred of a text', () => {
    const text = hunt('id: x', `\`\`\`{code-cell}\n${'x  # huntbook: ignore[b/c]\n'.repeat(120)}\`\`\`\n`)
    const problems = problemsOf(text)
    expect([problems.length, problems.filter(({fix}) => fix).length]).toEqual([120, 100])
  })
})

/** Of a run in which `b/d` reports something everywhere, and `b/c` and `b/e` nothing. */
function problemsOf(text: string) {
  const source = sourceOf(text)
  const suppressions = findSuppressions(viewOfSource(source))
  const {used} = applySuppressions([], suppressions)
  const known = new Set(['b/c', 'b/d', 'b/e'])
  const all = used.map((_, index) => new Set(suppressions[index]?.rules.filter(rule => rule === 'b/d')))
  const facts = {known, on: known, ran: known, partly: new Set<string>()}
  return diagnoseSuppressions(source, judgeSuppressions(suppressions, all, {...facts, config: {requireReason: false, unused: 'warning'}}))
}

/** The text once nothing is left to fix. */
function fixed(text: string): string {
  const {text: next} = applyFixes(text, problemsOf(text), new Set(['safe']))
  return next === text ? text : fixed(next)
}
