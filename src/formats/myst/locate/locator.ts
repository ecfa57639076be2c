import type {Locator} from '../../../model/format.ts'
import {mapSpan} from '../text-map.ts'
import {editsOf} from './edit.ts'
import {type Finder, findPlace, type Located} from './finder.ts'

export function locatorOf(located: Located): Locator {
  const finder: Finder = {located, maps: new Map()}
  return {
    span: place => mapSpan(located.map, findPlace(finder, place)),
    edit: change => editsOf(finder, change),
  }
}
