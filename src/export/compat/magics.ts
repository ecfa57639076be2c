import type {CompatCell} from './cell.ts'
import {pythonSpace} from './python.ts'

const magic = new RegExp(`^[${pythonSpace}]*%%(R|bash|cython|javascript|julia|latex|octave|perl|ruby|sh|sql)[${pythonSpace}]`, 'u')

/** Notes the language of a cell magic where the fence of the source looks for it. */
export function markLanguage(cell: CompatCell): CompatCell {
  const word = cell.type === 'code' ? magic.exec(cell.source)?.[1] : undefined
  if (word === undefined) return cell
  return {...cell, metadata: new Map([...cell.metadata, ['magics_language', word === 'R' ? 'r' : word]])}
}
