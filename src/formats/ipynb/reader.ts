import type {Reader} from '../../model/format.ts'
import {parseIpynb} from './parse.ts'

/** Reads Jupyter's notebooks: nbformat 4, and 3 as it is upgraded. */
export const ipynbReader: Reader = {id: 'ipynb', extensions: ['.ipynb'], detect: () => true, parse: parseIpynb}
