/** How deep a text of JSON is nested, and how many lists and objects it has. */
export interface Measure {
  readonly levels: number
  readonly containers: number
}

const [quote, backslash] = [0x22, 0x5c]

/** Counts without building anything, so that nothing is built of what is too large. Of what is no JSON it says something too. */
export function measureJson(bytes: Uint8Array): Measure {
  let [level, levels, containers] = [0, 0, 0]
  let isString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (isString) {
      if (byte === backslash) at++
      else if (byte === quote) isString = false
    } else if (byte === quote) isString = true
    else if (byte === 0x5b || byte === 0x7b) {
      containers++
      level++
      if (level > levels) levels = level
    } else if (byte === 0x5d || byte === 0x7d) level--
  }
  return {levels, containers}
}
