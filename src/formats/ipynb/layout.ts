import type {Layout, OpenBlock} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {openBlockOf} from '../../parse/open-block.ts'
import {decodeCarriers} from '../myst/decode-carriers.ts'
import {printIpynb} from './print.ts'

interface Read {
  readonly notebook: Notebook
  /** Whether it is of nbformat 3. */
  readonly old: boolean
  /** Whether the file holds what the notebook does not. */
  readonly broken: boolean
}

export function layoutOf({notebook, old, broken}: Read): Layout {
  return {
    openBlocks: () => openBlocksIn(notebook),
    plainScalars: () => [],
    decoded: readSide => decodeCarriers(notebook, {readSide}),
    reformatted: () => {
      const {text, losses} = printIpynb(notebook)
      return old || broken || losses.length > 0 ? undefined : text
    },
    upgraded: old,
  }
}

function openBlocksIn({cells}: Notebook): OpenBlock[] {
  return cells.flatMap(({type, source}, cell) => {
    const open = type === 'markdown' ? openBlockOf(source) : undefined
    return open ? [{...open, cell}] : []
  })
}
