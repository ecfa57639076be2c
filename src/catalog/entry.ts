import {type FieldAliases, huntOfBlock} from '../model/hunt.ts'
import type {Value} from '../model/value.ts'
import type {CatalogEntry} from '../model/view.ts'

/** What the catalog knows of a hunt, by its `hunting` block. */
export function catalogEntry(path: string, block: Value | undefined, aliases: FieldAliases = new Map()): CatalogEntry {
  return {path, hunting: huntOfBlock(block, aliases)}
}
