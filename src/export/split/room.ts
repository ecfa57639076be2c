/** How large a piece may be. */
export interface Room {
  readonly units: number
  /** Never counts less than one unit for a UTF-16 unit, and what it counts for a text never grows when the text is cut. */
  readonly measure: (text: string) => number
}

export function fits(text: string, {units, measure}: Room): boolean {
  return text.length <= units && measure(text) <= units
}

/** The room that is left when something stands around a piece. */
export function smaller({units, measure}: Room, around: string): Room {
  return {units: units - measure(around), measure}
}

/** The room inside a container, whose marks count as well. */
export function within({units, measure}: Room, wrap: (text: string) => string): Room {
  return {units, measure: text => measure(wrap(text))}
}

/** The offset up to which a text fits from another one on: at least one character, never inside a surrogate pair. */
export function reach(text: string, from: number, {units, measure}: Room): number {
  const first = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1)
  let low = from
  let high = Math.min(text.length, from + Math.max(units, 0))
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(text.slice(from, middle)) <= units) low = middle
    else high = middle - 1
  }
  return Math.max(first, isInsidePair(text, low) ? low - 1 : low)
}

function isInsidePair(text: string, at: number): boolean {
  return at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
