import type {Format} from '../../model/format.ts'
import {parseIpynb} from './parse.ts'
import {printIpynb} from './print.ts'

/** Jupyter's notebooks: nbformat 4, and 3 for reading. */
export const ipynb: Format = {id: 'ipynb', extensions: ['.ipynb'], detect: () => true, parse: parseIpynb, print: printIpynb}
