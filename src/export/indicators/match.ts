import type {IndicatorScope, IndicatorType} from '../../model/finding.ts'
import type {Span} from '../../model/place.ts'

/** An indicator in a text. Places are UTF-16 units of the text that was searched, half-open. */
export interface IndicatorMatch extends Span {
  readonly type: IndicatorType
  /** Refanged, canonical. */
  readonly value: string
  readonly scope: IndicatorScope
}

/** Finds the indicators of some types in a text that is refanged, in order. */
export type Finder = (text: string, isDefanged: (start: number, end: number) => boolean) => Iterable<IndicatorMatch>

/** The most that a finder looks back for a word that tells what a value is. */
const lookBack = 40

/** What stands in front of a place. */
export function textBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - lookBack), at)
}

/** Whether a value may begin at a place: no letter or digit goes on into it. The `n` of a written `\n` is none. */
export function startsWord(text: string, at: number): boolean {
  return !/[\p{L}\p{N}\p{M}_]$/u.test(text.slice(Math.max(0, at - 2), at)) || /\\[nrt]$/u.test(text.slice(Math.max(0, at - 2), at))
}
