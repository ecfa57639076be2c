import {describe, expect, it} from 'vitest'
import {formats} from '../src/formats/index.ts'
import {findSuppressions} from '../src/lint/suppress/find.ts'
import type {Suppression} from '../src/lint/suppress/suppression.ts'
import {code, display, markdown, run, text as textOf} from './export-notebooks.ts'
import {code as codeCell, hunt, ipynb, markdown as markdownCell} from './support/hunt.ts'
import {sourceOf, viewOfSource} from './support/lint.ts'

/** Every form of a suppression, in MyST. */
const text = hunt(
  'id: x',
  `# Title

<!-- huntbook: ignore-file[meta/description] -- agreed -->

<!-- huntbook: ignore[repo/links, repo/*] -- later -->
A link.

\`\`\`{code-cell} ipython3
:tags: [parameters, 'huntbook-ignore:code/install']

%pip install x
\`\`\`

\`\`\`{code-cell} ipython3
---
huntbook:
  ignore:
    code/naive-time: 'no: zone'
---
# huntbook: ignore[code/headless] -- by hand
input()
x = 1  # huntbook: ignore[code/*]
# huntbook: ignore-cell[security/tls-off] -- a lab
\`\`\`

\`\`\`{code-cell} ipython3
%%kql
// huntbook: ignore[code/syntax] -- as it is
T
\`\`\`

+++ {"huntbook": {"ignore": {"structure/heading": "why"}}, "tags": ["huntbook-ignore:export/untagged-internal"]}

Text.
`,
)
const notebook = ipynb({id: 'x'}, [
  {...markdownCell('<!-- huntbook: ignore-cell[a/b] -- "é" -->\nText.'), metadata: {huntbook: {ignore: {'a/~b': 'why'}}}},
  {...codeCell('x  # huntbook: ignore[a/b]\n\n', {tags: ['huntbook-ignore:a/b']}), id: 'c2'},
])

describe('suppressions', () => {
  it.each([
    ['a text', text, 10],
    ['a notebook', notebook, 4],
  ])('survive the conversion of %s and the way back', (_, given, count) => {
    const source = sourceOf(given)
    const other = source.format === 'ipynb' ? formats.myst : formats.ipynb
    const there = other.print(viewOfSource(source).notebook).text
    const back = formats[source.format].print(viewOfSource(sourceOf(there)).notebook).text
    expect(found(given)).toHaveLength(count)
    expect(found(there)).toEqual(found(given))
    expect(found(back)).toEqual(found(given))
  })

  it('reach no export, whatever their form', () => {
    for (const given of [text, notebook]) {
      const {cells} = viewOfSource(sourceOf(given)).notebook
      const exported = run(cells, {showInput: true, showParameters: true, streams: 'all', errors: 'full'})
      expect(exported.problems.filter(({rule}) => rule !== 'export/unfinished')).toEqual([])
      expect(textOf(exported)).not.toMatch(/huntbook|ignore|agreed|later|zone|by hand|lab|as it is|why/u)
      expect(textOf(exported)).toContain('x')
    }
  })

  it('reach no export within Markdown of other blocks, nor beside outputs', () => {
    const note = '<!-- huntbook: ignore[a/b] -- internal -->'
    const cells = [
      markdown(
        `# A ${note}\n\n- b ${note}\n  ${note}\n\n> ${note}\n> c\n\n| d ${note} |\n|---|\n\n\`\`\`{note}\n${note}\ne\n\`\`\`\n\nf\n${note}\ng`,
      ),
      code('h', [display({'text/html': `<p>i${note}</p>`, 'text/plain': 'i'}), display({'text/markdown': `j ${note}`})]),
    ]
    const exported = textOf(run(cells))
    expect(exported).not.toMatch(/huntbook|internal/u)
    for (const letter of 'Abcdefgij') expect(exported).toContain(letter)
  })
})

/** What they say, without their places. */
function found(given: string): Pick<Suppression, 'form' | 'reach' | 'rules' | 'reason'>[] {
  return findSuppressions(viewOfSource(sourceOf(given))).map(({form, reach, rules, reason}) => ({form, reach, rules, reason}))
}
