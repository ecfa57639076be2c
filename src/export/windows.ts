/** Units of the shortest text that has windows. */
export const shortestWindow = 12
const longestWindow = 768

/** The size of the windows by which a text of a length is compared: more than half of it, but at most 768 units. */
export function windowSize(length: number): number {
  let size = shortestWindow
  while (size < longestWindow && 2 * size <= length) size *= 2
  return size
}

/** Whether a test holds for the hashes of all windows of a text, in order and up to the first for which it does not. Linear time. */
export function everyWindow(text: string, size: number, test: (hash: number) => boolean): boolean {
  let low = 0
  let high = 0
  let lowPower = 1
  let highPower = 1
  for (let count = 0; count < size; count += 1) {
    lowPower = Math.imul(lowPower, lowBase)
    highPower = Math.imul(highPower, highBase)
  }
  for (let at = 0; at < text.length; at += 1) {
    const unit = spread(text.charCodeAt(at))
    const gone = at < size ? 0 : spread(text.charCodeAt(at - size))
    low = (Math.imul(low, lowBase) + unit - Math.imul(gone, lowPower)) | 0
    high = (Math.imul(high, highBase) + unit - Math.imul(gone, highPower)) | 0
    // 53 bits, as many as a number holds exactly.
    if (at >= size - 1 && !test((high >>> 0) * 0x20_0000 + (low >>> 11))) return false
  }
  return true
}

const lowBase = 0x0100_0193
const highBase = 0x5bd1_e995

/** Neighbouring code units far apart, so that sums of them rarely meet. */
function spread(unit: number): number {
  const mixed = Math.imul(unit + 1, 0x9e37_79b1)
  return mixed ^ (mixed >>> 15)
}
