import type {Format} from '../../model/format.ts'
import {printIpynb} from './print.ts'
import {ipynbReader} from './reader.ts'

/** Jupyter's notebooks: nbformat 4, and 3 for reading. */
export const ipynb: Format = {...ipynbReader, print: printIpynb}
