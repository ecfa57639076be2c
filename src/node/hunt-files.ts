import type {Notebook} from '../model/notebook.ts'
import {type Catalog, isChosen} from './files.ts'

/**
 * A hunt of the catalog: a chosen notebook at `hunts/<team>/<slug>`, or any chosen one with hunting metadata. A block of another
 * type than a mapping is one too: its rules then say what is wrong with it.
 */
export function isHunt(catalog: Catalog, path: string, {metadata}: Notebook): boolean {
  const inPlace = /^hunts\/[^/]+\/(?!README\.|index\.|_)[^/]+$/u.test(path)
  return (inPlace || (metadata.get('hunting') ?? null) !== null) && isChosen(catalog, path)
}
