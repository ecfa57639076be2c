import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {notebook as notebooks} from '../../../../test/fixtures/myst/arbitrary.ts'
import {text as texts} from '../../../../test/fixtures/myst/syntax.ts'
import type {Cell, Notebook} from '../../../model/notebook.ts'
import {emptyMap, fromPlain, isMap, type ValueMap} from '../../../model/value.ts'
import {parseIpynb} from '../../ipynb/parse.ts'
import {printIpynb} from '../../ipynb/print.ts'
import {keptCell, keptNotebook} from '../kept.ts'
import {parseMyst} from '../parse.ts'
import {keptOf, printMyst} from '../print.ts'
import {sameValue} from '../same-value.ts'
import {joinAttachments} from '../write/attachments.ts'
import {comparable} from '../write/comparable.ts'
import {updateMyst} from './update.ts'

const header = '---\n# By hand.\nkernelspec: {name: p, display_name: P}\ntitle: "A hunt"  # not in the filter\n---\n'
const hunt = `${header}
# T


Text *by* hand.
\`\`\`{code-cell} ipython3
:tags:   [a,  b]

first()
\`\`\`
~~~~{code-cell} python
second()
~~~~

+++   {"tags": ["x"]}
## Next

* one
* two
`

describe('a notebook over an existing text', () => {
  it('leaves every byte where it says the same', () => {
    expect(update(hunt, ({cells}) => cells)).toBe(hunt)
    for (const end of ['\r\n', '\r']) expect(update(hunt.replaceAll('\n', end), ({cells}) => cells)).toBe(hunt.replaceAll('\n', end))
  })

  it('changes a source inside its fence', () => {
    expect(update(hunt, cellsWith('first()', 'first()\nmore()'))).toBe(hunt.replace('first()', 'first()\nmore()'))
    expect(update(hunt, cellsWith('second()', 'x'))).toBe(hunt.replace('second()', 'x'))
    expect(update(hunt, cellsWith('* one', '* 1'))).toBe(hunt.replace('* one', '* 1'))
    const indented = '```{code-cell}\na\n```\n\n  ```{code-cell}\n  b\n\n  c\n  ```\n'
    expect(update(indented, cellsWith('b', 'x\n\ny'))).toBe(indented.replace('  b\n', '  x\n\n  y\n'))
  })

  it('keeps line ends as they are', () => {
    expect(update(hunt.replaceAll('\n', '\r\n'), cellsWith('first()', 'x\ny'))).toBe(
      hunt.replace('first()', 'x\ny').replaceAll('\n', '\r\n'),
    )
  })

  it('keeps a missing line end at the end', () => {
    expect(update('# T\n\n# a', cellsWith('# a', 'x'))).toBe('# T\n\nx')
    expect(update('```{code-cell}\na\n```', cellsWith('a', 'x'))).toBe('```{code-cell}\nx\n```')
  })

  it('prints a cell anew where its source does not fit', () => {
    expect(update(hunt, cellsWith('first()', '```'))).toBe(
      hunt.replace('```{code-cell} ipython3\n:tags:   [a,  b]\n\nfirst()\n```', '\n````{code-cell} ipython3\n:tags: [a, b]\n\n```\n````'),
    )
  })

  it('adds cells with the lexer of the nearest one', () => {
    const added = update(hunt, ({cells}) => cells.toSpliced(2, 0, code('new()')))
    expect(added).toBe(hunt.replace('~~~~{', '\n```{code-cell} ipython3\nnew()\n```\n\n~~~~{'))
  })

  it('takes linear time where no cell is code', () => {
    const text = Array.from({length: 40_000}, (_, index) => `# ${index}\n`).join('\n+++\n\n')
    expect(update(text, cellsWith('# 20000', 'x'))).toBe(text.replace('# 20000\n', 'x\n'))
  })

  it('removes and moves cells with what stands before them', () => {
    expect(update(hunt, ({cells}) => cells.toSpliced(1, 1))).toBe(hunt.replace(/```\{[\s\S]*?```\n/, '\n'))
    const moved = update(hunt, ({cells}) => [3, 0, 1, 2].flatMap(index => cells[index] ?? []))
    expect(moved).toContain('+++   {"tags": ["x"]}\n## Next\n\n* one\n* two\n\n+++\n\n# T\n')
  })

  it('puts a break between Markdown cells that meet', () => {
    const code = '```{code-cell}\n1\n```\n\n'
    expect(update(`${code}# A\n\n${code}# B\n`, ({cells}) => cells.toSpliced(2, 1))).toBe(`${code}# A\n\n+++\n\n# B\n`)
  })

  it('lets no cell that comes first begin the text with a byte order mark', () => {
    const first = '```{code-cell}\n1\n```\n'
    expect(update(`${first}\n\ufeffa\n\n${first}`, ({cells}) => cells.slice(1))).toBe(`++++\n\n\ufeffa\n\n${first}`)
  })

  it('keeps what is exact exact', () => {
    const exact = '```{code-cell}\n1\n```\n\n++++\n\na\n\n\n+++\n'
    expect(update(exact, ({cells}) => [...cells, code('2')])).toBe('```{code-cell}\n1\n```\n\n++++\n\na\n\n\n```{code-cell}\n2\n```\n')
    expect(update('++++\n\na\n\n\n```{code-cell}\n1\n```\n', ({cells}) => cells.slice(0, 1))).toContain('++++\n\na\n\n\n+++\n')
  })
})

describe('the header of an existing text', () => {
  it('keeps the lines of keys that did not change', () => {
    expect(update(hunt, cells, {kernelspec: {name: 'q', display_name: 'P'}})).toBe(
      hunt.replace('kernelspec: {name: p, display_name: P}', 'kernelspec:\n  name: q\n  display_name: P'),
    )
  })

  it('gets new keys in sorted place, and loses those that went', () => {
    const added = update(hunt, cells, {kernelspec: {name: 'p', display_name: 'P'}, orphan: true})
    expect(added).toBe(hunt.replace('title:', 'orphan: true\ntitle:'))
    expect(update(added, cells, {kernelspec: {name: 'p', display_name: 'P'}})).toBe(hunt)
  })

  it('keeps its text representation, or that it has none', () => {
    const given =
      '---\njupytext:\n  text_representation: {format_name: myst, jupytext_version: 1.2.3}\n  formats: ipynb,md:myst\n---\n\n# T\n'
    const changed = update(given, cells, {jupytext: {formats: 'ipynb,md:myst', cell_metadata_filter: 'all'}})
    expect(changed).toContain('cell_metadata_filter: all')
    expect(changed).toContain('jupytext_version: 1.2.3')
    expect(update('---\nkernelspec: {name: p, display_name: P}\n---\n\n# T\n', cells, {orphan: 1})).toBe('---\norphan: 1\n---\n\n# T\n')
  })

  it('is not made where the text needs none', () => {
    expect(update('```{code-cell}\n1\n```\n', ({cells: given}) => [...given, code('2')])).toBe(
      '```{code-cell}\n1\n```\n\n```{code-cell}\n2\n```\n',
    )
  })

  it('is made where the text would be no notebook without it', () => {
    expect(update('# T\n\n```{code-cell}\n1\n```\n', ({cells: given}) => given.slice(0, 1))).toMatch(/^---\njupytext:[\s\S]*---\n\n# T\n$/)
  })

  it('holds front matter that changed', () => {
    const given = '---\ntitle: A # c\nkernelspec: {name: p, display_name: P}\njupytext: {root_level_metadata_filter: -title}\n---\n\n# T\n'
    const front = (source: string): Cell => ({type: 'raw', source, metadata: emptyMap, extra: emptyMap})
    expect(update(given, ({cells: before}) => [front('---\ntitle: B # c\n---'), ...before.slice(1)])).toBe(given.replace('A', 'B'))
    expect(update(given, ({cells: before}) => [front('---\ntitle: A\nby: x\n---'), ...before.slice(1)])).toMatch(
      /^---\ntitle: A\nby: x\nkernelspec/,
    )
    expect(update(given, ({cells: before}) => before.slice(1))).toBe('---\nkernelspec: {name: p, display_name: P}\n---\n\n# T\n')
  })
})

describe('a header that cannot be changed in place', () => {
  const fence = '\n```{code-cell}\n1\n```\n'
  it.each([
    ['in flow style', '{kernelspec: {name: p, display_name: P}, title: mine, license: {id: x}}\n'],
    [
      'with settings below `jupyter`',
      'jupyter:\n  jupytext:\n    formats: md:myst\n  kernelspec: {name: p, display_name: P}\ntitle: mine\nlicense:\n  id: x\n',
    ],
    ['with a key given twice', 'kernelspec: {name: p, display_name: P}\ntitle: old\ntitle: mine\nlicense: {id: x}\n'],
  ])('keeps the keys that only it has: %s', (_, yaml) => {
    const {notebook} = parseMyst(`---\n${yaml}---\n${fence}`)
    const {title: __, license: ___, ...metadata} = Object.fromEntries(notebook?.metadata ?? [])
    const written = update(`---\n${yaml}---\n${fence}`, ({cells}) => cells, {...metadata, orphan: true})
    expect(written).toMatch(/^orphan: true$/mu)
    expect(written).toMatch(/^title: mine$/mu)
    expect(written).toMatch(/^license:\n {2}id: x$/mu)
  })
})

describe('any text', () => {
  it('stays as it is when its own notebook is written over it, also through a file', () => {
    fc.assert(
      fc.property(texts, given => {
        const {notebook, problems} = parseMyst(given)
        if (!notebook || problems.some(({severity}) => severity === 'error')) return
        expect(updateMyst(given, notebook).text).toBe(given)
        const {notebook: stored} = parseIpynb(printIpynb(notebook).text)
        expect(stored && updateMyst(given, stored).text).toBe(given)
      }),
      {numRuns: 3000},
    )
  })

  it('keeps front matter in the header where the first cell below has the same source', () => {
    const front = {type: 'raw', source: '---\ntitle: x\n---', metadata: new Map(), extra: new Map()} as const
    const settings = new Map([
      ['jupytext', new Map([['notebook_metadata_filter', '-jupytext']])],
      ['hunting', new Map()],
    ])
    const wanted = {minor: 5, metadata: settings, cells: [front, front], extra: new Map()} as const
    const {text} = updateMyst('---\ntitle: x\njupytext:\n  root_level_metadata_filter: -title\n---\n', wanted)
    expect(text).toMatch(/^---\ntitle: x\n/)
    expect(updateMyst(text, wanted).text).toBe(text)
  })

  it('holds whatever notebook is written over it', () => {
    fc.assert(
      fc.property(texts, notebooks, fc.infiniteStream(fc.nat()), (given, other, random) => {
        const {notebook: old, problems} = parseMyst(given)
        if (!old || problems.some(({severity}) => severity === 'error')) return
        const next = (below: number): number => (random.next().value ?? 0) % below
        const mixed = other.cells.flatMap(cell => {
          const kept = old.cells[next(old.cells.length + 1)]
          return kept ? [kept, ...(next(2) === 0 ? [cell] : [])] : [cell]
        })
        const wanted: Notebook = {...other, cells: mixed, metadata: next(2) === 0 ? old.metadata : other.metadata}
        const {text, losses} = updateMyst(given, wanted)
        expect(losses.filter(({severity}) => severity === 'error')).toEqual([])
        expect(says(text, wanted)).toBe(true)
        expect(updateMyst(text, wanted).text).toBe(text)
      }),
      {numRuns: 1500},
    )
  })

  it('that was written for a notebook is the same after an edit as if it were new', () => {
    fc.assert(
      fc.property(notebooks, notebooks, (given, other) => {
        const {text} = printMyst(given)
        const {text: updated} = updateMyst(text, other)
        expect(says(updated, other)).toBe(true)
      }),
      {numRuns: 800},
    )
  })
})

/** Whether a text says what the notebook does, by its filters: one that takes `jupytext` out of the header is not in the text. */
function says(text: string, wanted: Notebook): boolean {
  const {notebook: read} = parseMyst(text)
  if (!read) return false
  const {settled} = keptOf(wanted)
  const [own, other] = [read, wanted].map(notebook => {
    const header = [...comparable(keptNotebook(keptOf(notebook).settled, settled))].filter(([key]) => key !== 'jupytext')
    const kept = notebook.cells.map(({type, source, metadata, attachments}) => [
      type,
      source,
      keptCell(metadata, settled),
      joinAttachments(attachments) ?? null,
    ])
    return [new Map(header), kept]
  })
  return own !== undefined && other !== undefined && sameValue(own, other)
}

function cells(given: Notebook): readonly Cell[] {
  return given.cells
}

function cellsWith(source: string, replaced: string): (given: Notebook) => readonly Cell[] {
  return given => given.cells.map(cell => ({...cell, source: cell.source.replace(source, () => replaced)}))
}

function code(source: string): Cell {
  return {type: 'code', source, metadata: emptyMap, extra: emptyMap, executionCount: null, outputs: []}
}

function update(given: string, change: (notebook: Notebook) => readonly Cell[], metadata?: object): string {
  const {notebook} = parseMyst(given)
  if (!notebook) throw new Error('Expected a notebook.')
  const value = metadata && fromPlain(metadata)
  return updateMyst(given, {...notebook, cells: change(notebook), ...(isMap(value) && {metadata: value as ValueMap})}).text
}
