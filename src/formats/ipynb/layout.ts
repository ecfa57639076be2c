import type {Layout, OpenBlock} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isMap} from '../../model/value.ts'
import {openBlockOf} from '../../parse/open-block.ts'
import {decodeCarriers} from '../myst/decode-carriers.ts'
import {lineBreaks} from './line-breaks.ts'

interface Read {
  readonly notebook: Notebook
  readonly text: string
  /** Whether it is of nbformat 3. */
  readonly old: boolean
}

export function layoutOf({notebook, text, old}: Read): Layout {
  return {
    openBlocks: () => openBlocksIn(notebook),
    plainScalars: () => [],
    decoded: readSide => decodeCarriers(notebook, {readSide}),
    lineBreaks: () => lineBreaks(text),
    jupytext: () => {
      const jupytext = notebook.metadata.get('jupytext')
      return isMap(jupytext) ? jupytext : undefined
    },
    kernelspec: () => notebook.metadata.get('kernelspec'),
    upgraded: old,
  }
}

function openBlocksIn({cells}: Notebook): OpenBlock[] {
  return cells.flatMap(({type, source}, cell) => {
    const open = type === 'markdown' ? openBlockOf(source) : undefined
    return open ? [{...open, cell}] : []
  })
}
