import {describe, expect, it} from 'vitest'
import type {Notebook} from '../../model/notebook.ts'
import {isMap, toPlain} from '../../model/value.ts'
import {parseIpynb} from '../ipynb/parse.ts'
import {parseMyst} from '../myst/parse.ts'
import type {Stale} from './stale.ts'
import {updateNotebook} from './update.ts'

const header = '---\nkernelspec:\n  display_name: P\n  name: p\n---\n\n'
const stored = readIpynb({
  metadata: {kernelspec: {display_name: 'P', name: 'p'}, language_info: {name: 'python', pygments_lexer: 'ipython3'}, widgets: {a: 1}},
  cells: [
    {cell_type: 'markdown', id: 'title', metadata: {collapsed: true}, source: '# T', odd: 1},
    run('first', 'read("a")', 1),
    run('second', 'show()', 2),
  ],
})

describe('a stored notebook with the cells of a text', () => {
  it('stays as it is where the text says the same', () => {
    const {notebook, changes, origins} = update('# T\n\n```{code-cell} ipython3\nread("a")\n```\n\n```{code-cell} ipython3\nshow()\n```\n')
    expect(notebook).toEqual(stored)
    expect(notebook.metadata).toBe(stored.metadata)
    expect(origins).toEqual([0, 1, 2].map(stored => ({stored})))
    expect(changes).toEqual({added: 0, edited: 0, moved: 0, removed: 0, outputsLost: 0, outputsMarked: 0})
  })

  it('keeps ids, outputs and hidden metadata with cells that moved', () => {
    const {notebook, changes} = update('```{code-cell}\nshow()\n```\n\n# T\n\n```{code-cell}\nread("a")\n```\n')
    expect(shown(notebook)).toEqual(['second 2 said show()', 'title', 'first 1 said read("a")'])
    expect(notebook.cells[1]?.metadata.get('collapsed')).toBe(true)
    expect(changes.moved).toBe(1)
  })

  it('drops the outputs of an edited cell, and keeps its id', () => {
    const {notebook, changes} = update('# T\n\n```{code-cell}\nread("b")\n```\n\n```{code-cell}\nshow()\n```\n')
    expect(shown(notebook)).toEqual(['title', 'first null', 'second 2 said show()'])
    expect(changes).toMatchObject({edited: 1, outputsLost: 1, outputsMarked: 0})
  })

  it('gives a new cell nothing of one that was removed', () => {
    const {notebook, changes} = update('# T\n\n```{code-cell}\nimport this\n```\n\n```{code-cell}\nshow()\n```\n')
    expect(shown(notebook)[1]).toMatch(/^[0-9a-f]{12} null$/)
    expect(changes).toMatchObject({added: 1, edited: 0, removed: 1, outputsLost: 1})
  })

  it('gives new cells ids that are free', () => {
    const twice = '```{code-cell}\n1\n```\n'
    const {notebook} = update(`${twice}\n${twice}`)
    const again = updateNotebook(notebook, parsed(`${twice}\n${twice}\n${twice}`)).notebook
    expect(new Set(again.cells.map(({id}) => id)).size).toBe(3)
    expect(again.cells.slice(0, 2).map(({id}) => id)).toEqual(notebook.cells.map(({id}) => id))
  })

  it('has no ids for new cells where its version has none', () => {
    const old = {...stored, minor: 4, cells: []}
    expect(updateNotebook(old, parsed('# New\n')).notebook.cells[0]?.id).toBeUndefined()
  })

  it('takes metadata of cells from the text, and keeps what a text hides', () => {
    const {notebook} = update('+++ {"tags": ["x"]}\n\n# T\n')
    expect(toPlain(notebook.cells[0]?.metadata ?? null)).toEqual({collapsed: true, tags: ['x']})
    const back = updateNotebook(notebook, parsed(`${header}# T\n`)).notebook
    expect(toPlain(back.cells[0]?.metadata ?? null)).toEqual({collapsed: true})
  })

  it('takes metadata from the header, and keeps what is not in it', () => {
    const {notebook} = updateNotebook(stored, parsed('---\nhunting:\n  id: a\nkernelspec:\n  display_name: Q\n  name: p\n---\n\n# T\n'))
    expect(toPlain(notebook.metadata)).toEqual({
      hunting: {id: 'a'},
      jupytext: {notebook_metadata_filter: 'hunting'},
      kernelspec: {display_name: 'Q', name: 'p'},
      language_info: {name: 'python', pygments_lexer: 'ipython3'},
      widgets: {a: 1},
    })
    const back = updateNotebook(notebook, parsed(`${header}# T\n`)).notebook
    expect(toPlain(back.metadata)).toEqual(toPlain(stored.metadata))
  })

  it('keeps its kernel where the text has no header', () => {
    expect(updateNotebook(stored, parsed('# T\n')).notebook.metadata.has('kernelspec')).toBe(true)
  })

  it('keeps the representation that jupytext stores, and its own key', () => {
    const metadata = {
      huntbook: {pair: 'x'},
      jupytext: {text_representation: {extension: '.md'}, formats: 'ipynb,md:myst'},
      kernelspec: {display_name: 'P', name: 'p'},
    }
    const given = readIpynb({metadata, cells: []})
    const text = '---\njupytext:\n  formats: ipynb,md:myst\nkernelspec:\n  display_name: P\n  name: p\n---\n'
    expect(updateNotebook(given, parsed(text)).notebook.metadata).toBe(given.metadata)
    const changed = updateNotebook(given, parsed(text.replace('name: P', 'name: Q'))).notebook
    expect(toPlain(changed.metadata)).toEqual({...metadata, kernelspec: {display_name: 'Q', name: 'p'}})
  })
})

describe('outputs of an edited cell that are to stay', () => {
  const edited = '# T\n\n```{code-cell}\nread("b")\n```\n\n```{code-cell}\nshow()\n```\n'

  it('are marked as those of another source', () => {
    const {notebook, changes} = update(edited, 'mark')
    expect(shown(notebook)[1]).toBe('first 1 said read("a")')
    expect(markOf(notebook)).toMatch(/^[0-9a-f]{12}-[0-9a-f]{12}$/)
    expect(changes).toMatchObject({outputsLost: 0, outputsMarked: 1})
  })

  it('keep the mark of the source that they belong to', () => {
    const first = update(edited, 'mark').notebook
    const second = updateNotebook(first, parsed(header + edited.replace('"b"', '"c"')), {stale: 'mark'}).notebook
    expect(markOf(second)).toBe(markOf(first))
    expect(markOf(updateNotebook(second, parsed(header + edited.replace('"b"', '"c"'))).notebook)).toBe(markOf(first))
  })

  it('lose it once the cell has that source again', () => {
    const first = update(edited, 'mark').notebook
    const {notebook, changes} = updateNotebook(first, parsed(header + edited.replace('"b"', '"a"')))
    expect(notebook).toEqual(stored)
    expect(changes).toMatchObject({edited: 1, outputsLost: 0, outputsMarked: 0})
  })

  it('lose it once the cell ran again', () => {
    const first = update(edited, 'mark').notebook
    const ran: Notebook = {...first, cells: first.cells.map(cell => (cell.type === 'code' ? {...cell, outputs: []} : cell))}
    expect(markOf(updateNotebook(ran, parsed(header + edited)).notebook)).toBeUndefined()
  })

  it('have no mark where the cell never ran', () => {
    const never = readIpynb({metadata: {}, cells: [{...run('a', 'read("a")', 1), execution_count: null, outputs: []}]})
    const {notebook, changes} = updateNotebook(never, parsed('```{code-cell}\nread("b")\n```\n'), {stale: 'mark'})
    expect(notebook.cells[0]?.metadata.size).toBe(0)
    expect(changes.outputsMarked).toBe(0)
  })

  it('go where nobody asks for the mark any more', () => {
    const first = update(edited, 'mark').notebook
    const {notebook} = updateNotebook(first, parsed(header + edited.replace('"b"', '"c"')))
    expect(shown(notebook)[1]).toBe('first null')
    expect(markOf(notebook)).toBeUndefined()
  })
})

function update(body: string, stale: Stale = 'drop'): ReturnType<typeof updateNotebook> {
  return updateNotebook(stored, parsed(header + body), {stale})
}

function parsed(text: string): Notebook {
  const {notebook} = parseMyst(text)
  if (!notebook) throw new Error('Expected a notebook.')
  return notebook
}

function readIpynb(plain: object): Notebook {
  const {notebook} = parseIpynb(JSON.stringify({nbformat: 4, nbformat_minor: 5, ...plain}))
  if (!notebook) throw new Error('Expected a notebook.')
  return notebook
}

function run(id: string, source: string, count: number): object {
  const outputs = [{output_type: 'stream', name: 'stdout', text: [`said ${source}`]}]
  return {cell_type: 'code', id, metadata: {}, source: [source], execution_count: count, outputs}
}

/** Id, count and output of each cell. */
function shown({cells}: Notebook): string[] {
  return cells.map(cell => {
    if (cell.type !== 'code') return cell.id ?? ''
    const [output] = cell.outputs
    return [cell.id, cell.executionCount, ...(output?.kind === 'stream' ? [output.text] : [])].join(' ').replace(/^(\S+) $/, '$1 null')
  })
}

function markOf({cells}: Notebook): unknown {
  const execution = cells[1]?.metadata.get('execution')
  return isMap(execution) ? execution.get('huntbook.stale') : undefined
}
