import type {Span} from '../../model/place.ts'
import {findIpv4, findIpv6} from './find-address.ts'
import {findDomains} from './find-domain.ts'
import {findEmails} from './find-email.ts'
import {findCves, findHashes} from './find-hash.ts'
import {findUrls} from './find-url.ts'
import type {Finder, IndicatorMatch} from './match.ts'
import {type Refanged, refanged} from './refang.ts'

export interface FindOptions {
  /** Parts of the text that are no indicators, such as ids of a security system. */
  readonly leaveOut?: readonly Span[]
}

/** What an earlier one has taken is none of a later one. */
const finders: readonly Finder[] = [findUrls, findEmails, findIpv6, findIpv4, findDomains, findHashes, findCves]

/** Every indicator of a text in order, none inside another (spec/xdr.md, section 5). Takes linear time. */
export function findIndicators(text: string, options: FindOptions = {}): readonly IndicatorMatch[] {
  const plain = refanged(text)
  return findPlain(plain, options).map(match => ({...match, start: plain.sourceOf(match.start), end: plain.sourceOf(match.end)}))
}

/** The same, with places in the refanged text. What is left out is given by places in the text that was read. */
export function findPlain(plain: Refanged, {leaveOut = []}: FindOptions): readonly IndicatorMatch[] {
  const taken = new Uint8Array(plain.text.length)
  const left = markSpans(leaveOut)
  const found: IndicatorMatch[] = []
  for (const find of finders) {
    for (const match of find(plain.text, plain.isDefanged)) {
      if (taken[match.start] === 1 || taken[match.end - 1] === 1) continue
      taken.fill(1, match.start, match.end)
      if (!isLeftOut(left, {start: plain.sourceOf(match.start), end: plain.sourceOf(match.end)})) found.push(match)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function markSpans(spans: readonly Span[]): Uint8Array {
  const marks = new Uint8Array(spans.reduce((most, {end}) => Math.max(most, end), 0))
  for (const {start, end} of spans) marks.fill(1, start, end)
  return marks
}

/** Whether a span is part of one that is left out, or cut by one. A URL with an id in it is neither. */
function isLeftOut(left: Uint8Array, {start, end}: Span): boolean {
  const cutsStart = left[start - 1] === 1 && left[start] === 1
  const cutsEnd = left[end - 1] === 1 && left[end] === 1
  return cutsStart || cutsEnd || (left[start] === 1 && left.subarray(start, end).every(mark => mark === 1))
}
