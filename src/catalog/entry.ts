import {type FieldAliases, huntOf} from '../model/hunt.ts'
import type {Notebook} from '../model/notebook.ts'
import type {CatalogEntry} from '../model/rule.ts'

/** What the catalog knows of a hunt. */
export function catalogEntry(path: string, notebook: Notebook, aliases: FieldAliases = new Map()): CatalogEntry {
  return {path, hunting: huntOf(notebook, aliases)}
}
