import {isList, isMap, type Output, type Value} from '../src/rule.ts'

/** A text in a value, or a key of a mapping in it. */
export interface PlacedText {
  readonly pointer: string
  readonly text: string
  readonly isKey: boolean
}

/** Every text and key in a value, with pointers from `pointer` on. */
export function textsIn(value: Value, pointer = ''): PlacedText[] {
  const found: PlacedText[] = []
  const stack: [string, Value][] = [[pointer, value]]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [at, item] = next
    if (typeof item === 'string') found.push({pointer: at, text: item, isKey: false})
    const entries: Iterable<[string | number, Value]> = isMap(item) ? item : isList(item) ? item.entries() : []
    for (const [key, inner] of entries) {
      const below = `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (typeof key === 'string') found.push({pointer: below, text: key, isKey: true})
      stack.push([below, inner])
    }
  }
  return found
}

/** Types of data that are no text, though the file holds them as one. */
const binary = /^\/data\/(?:image~1(?!svg)|audio~1|video~1|font~1|application~1(?:pdf|octet-stream|zip)(?:\/|$))/u

/** Keys that a run has put there, and not nbformat: those of metadata and of data in JSON. */
const ownKey = /^\/(?:data\/[^/]+|metadata)\//u

/** Every text of an output, and keys in it: streams, errors, data and metadata. */
export function textsOf(output: Output): PlacedText[] {
  return textsIn(output.json).filter(({pointer, isKey}) => !binary.test(pointer) && (!isKey || ownKey.test(pointer)))
}
