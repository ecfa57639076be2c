import {type Catalog, isChosen} from './files.ts'

/** A hunt of the catalog: a chosen notebook at `hunts/<team>/<slug>`, or any chosen one with hunting metadata. */
export function isHunt(catalog: Catalog, path: string, hasBlock: boolean): boolean {
  const inPlace = /^hunts\/[^/]+\/(?!README\.|index\.|_)[^/]+$/u.test(path)
  return (inPlace || hasBlock) && isChosen(catalog, path)
}
