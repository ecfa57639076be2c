import type {Format} from '../../model/format.ts'
import {printMyst} from './print.ts'
import {mystReader} from './reader.ts'

/** Notebooks as MyST Markdown, as jupytext's `md:myst` writes them. */
export const myst: Format = {
  ...mystReader,
  print: (notebook, {stem} = {}) => printMyst(notebook, stem === undefined ? {} : {sideFiles: {stem}}),
}
