import type {Paragraph, PhrasingContent} from 'mdast'
import type {Span} from '../../model/place.ts'
import {spanOf} from '../markdown/parse.ts'

/** A place where a paragraph may be cut: the white space between the two offsets is left out. */
export interface Place extends Span {
  readonly ends?: 'sentence' | 'word'
}

/** Answers for offsets that never go down, so that all answers together take time that is linear in the paragraph. */
export interface Places {
  /** The last place in a range: the end of a sentence if it has one. */
  readonly best: (at: number, end: number) => Place | undefined
  /** Between two characters of text, or before what cannot be cut. */
  readonly between: (at: number, end: number) => Place | undefined
  /** The link, code and the like that begins at an offset. */
  readonly nodeAt: (at: number) => PhrasingContent | undefined
}

/** How far a place is moved back until it is safe. */
const mostSteps = 64

export function placesOf(source: string, {children}: Paragraph): Places {
  const spaces = children.flatMap(child => spacesIn(source, child))
  let next = 0
  let node = 0
  const advance = (at: number): void => {
    while (node < children.length - 1 && endOf(children[node]) <= at) node += 1
  }
  return {
    best(at, end) {
      while ((spaces[next]?.start ?? source.length) <= at) next += 1
      let word: Place | undefined
      let sentence: Place | undefined
      for (let index = next; (spaces[index]?.start ?? end + 1) <= end; index += 1) {
        const place = spaces[index]
        if (!place || !isSafe(source, {at, place})) continue
        word = place
        if (place.ends === 'sentence') sentence = place
      }
      return sentence ?? word
    },
    between(at, end) {
      advance(at)
      let index = node
      while (index < children.length - 1 && endOf(children[index]) <= end) index += 1
      const child = children[index]
      if (!child) return undefined
      const {start} = spanOf(child)
      if (child.type !== 'text') return start > at ? {start, end: start} : undefined
      for (let cut = end; cut > Math.max(at, start, end - mostSteps); cut -= 1) {
        if (!isInsideCharacter(source, cut) && isSafe(source, {at, place: {start: cut, end: cut}})) return {start: cut, end: cut}
      }
      return undefined
    },
    nodeAt(at) {
      advance(at)
      const child = children[node]
      return child && child.type !== 'text' ? child : undefined
    },
  }
}

function endOf(node: PhrasingContent | undefined): number {
  return node ? spanOf(node).end : 0
}

/** The white space in a text, and hard breaks with what indents the next line. */
function spacesIn(source: string, node: PhrasingContent): Place[] {
  const {start, end} = spanOf(node)
  if (node.type === 'break') return [{start, end: skipBlanks(source, end), ends: 'sentence'}]
  if (node.type !== 'text') return []
  return [...source.slice(start, end).matchAll(/[ \t\n]+/gu)].map(({0: run, index}) => {
    const at = start + index
    const isSentence = /[.!?…]["'”’)\]*_]*$/u.test(source.slice(Math.max(at - 6, 0), at))
    return {start: at, end: at + run.length, ends: isSentence ? 'sentence' : 'word'}
  })
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (/[ \t\n]/.test(source.charAt(at))) at += 1
  return at
}

/** Whether neither the rest would begin another block, nor the last line before the cut underline what is above it. */
function isSafe(source: string, {at, place}: {readonly at: number; readonly place: Place}): boolean {
  if (opening.test(source.slice(place.end, place.end + 16))) return false
  let start = place.start
  while (start > at && place.start - start < mostSteps && /[-=|:*_+ \t]/.test(source.charAt(start - 1))) start -= 1
  return start > at && source.charAt(start - 1) !== '\n' && place.start - start < mostSteps
}

const opening = /^(?:[>=%|<:\s]|#{1,6}(?:\s|$)|[-+*](?:[-+*\s]|$)|_{2}|\d{1,9}(?:[.)]|$)|`{2}|~{2}|\[[^\]]{0,14}(?:\]:|$)|$)/u

/** Inside a surrogate pair, an escape or a character reference. */
function isInsideCharacter(source: string, at: number): boolean {
  const unit = source.charCodeAt(at)
  if (unit >= 0xdc00 && unit < 0xe000) return true
  if (/(?<!\\)(?:\\\\){0,20}\\$/u.test(source.slice(Math.max(at - 42, 0), at))) return true
  return /&[#\w]{0,32}$/u.test(source.slice(Math.max(at - 34, 0), at)) && /^[#\w]{0,32};/u.test(source.slice(at, at + 34))
}
