import type {Layout, PlainScalar} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isMap, type Value} from '../../model/value.ts'
import {openBlockOf} from '../../parse/open-block.ts'
import {find, treeValue} from '../../parse/tree.ts'
import type {HeaderText} from './read/header-text.ts'
import {plainScalarsIn} from './read/plain-scalars.ts'
import type {ReadText} from './read/text.ts'
import {mapSpan} from './text-map.ts'

export function layoutOf(notebook: Notebook, {header, map, cells, unclosed}: ReadText): Layout {
  const toGiven = (scalar: PlainScalar): PlainScalar => ({...scalar, span: mapSpan(map, scalar.span)})
  return {
    openBlocks: () => {
      // Any other cell is closed, or what it takes in was reported.
      if (unclosed || cells.at(-1)?.unit.kind !== 'plain') return []
      const open = openBlockOf(notebook.cells.at(-1)?.source ?? '')
      return open ? [{...open, cell: notebook.cells.length - 1}] : []
    },
    plainScalars: () => plainScalarsIn(header, notebook.metadata).map(toGiven),
    decoded: () => notebook,
    lineBreaks: () => undefined,
    jupytext: () => {
      const value = valueIn(header, 'jupytext')
      return isMap(value) ? value : undefined
    },
    kernelspec: () => valueIn(header, 'kernelspec'),
    upgraded: false,
  }
}

/** A value of the header, at its root or under `jupyter:`. */
function valueIn(header: HeaderText, key: string): Value | undefined {
  const root = header.kind === 'none' ? undefined : header.tree
  const found = root && (find(root, `/${key}`) ?? find(root, `/jupyter/${key}`))
  return found && treeValue(found.tree)
}
