import {findIdentifiers} from '../finding/identifiers.ts'
import type {FindOptions} from './find.ts'

/** The identifiers of a text, which are no indicators. */
export function leaveOut(text: string): Required<FindOptions> {
  return {leaveOut: findIdentifiers(text)}
}
