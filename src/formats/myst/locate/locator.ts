import type {Locator} from '../../../model/format.ts'
import {mapSpan} from '../text-map.ts'
import {editsOf} from './edit.ts'
import {type Finder, findPlace, type Located} from './finder.ts'
import {type Reread, readBackOf} from './read-back.ts'
import {removeMetadata} from './remove-metadata.ts'

export function locatorOf(located: Located, reread: Reread): Locator {
  const finder: Finder = {located, maps: new Map()}
  const readsBack = readBackOf(located, reread)
  return {
    span: place => mapSpan(located.map, findPlace(finder, place)),
    edit: change => {
      const removal = removeMetadata(finder, change)
      if (removal && readsBack([removal], change)) return [removal]
      const edits = editsOf(finder, change)
      return edits && readsBack(edits, change) ? edits : undefined
    },
  }
}
