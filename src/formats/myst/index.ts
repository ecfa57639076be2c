import type {Format} from '../../model/format.ts'
import {detectMyst, mystExtensions} from './detect.ts'
import {parseMyst} from './parse.ts'
import {printMyst} from './print.ts'

/** Notebooks as MyST Markdown, as jupytext's `md:myst` writes them. */
export const myst: Format = {
  id: 'myst',
  extensions: mystExtensions,
  detect: detectMyst,
  parse: parseMyst,
  print: (notebook, {stem} = {}) => printMyst(notebook, stem === undefined ? {} : {sideFiles: {stem}}),
}
