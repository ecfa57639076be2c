/** Where a text ends that begins with a line of YAML or JSON and stops at the cursor. */
export interface Flow {
  /** Of the mappings that are open there, the outermost first. */
  readonly keys: readonly string[]
  readonly part: 'key' | 'value'
  /** What is written of the key or value, without the quote that begins it. Nothing behind a quote that ends it. */
  readonly written: string
  /** That quote. */
  readonly quote?: Quote
}

export type Quote = '"' | "'"

interface Frame {
  readonly open: '' | '{' | '['
  key?: string
}

/** Reads `key: value`, `key: [a, b`, `{"key": ["a", "b`, as far as it goes. `undefined` where no key and no bracket comes before the cursor. */
export function readFlow(text: string): Flow | undefined {
  const frames: Frame[] = [{open: ''}]
  const body = text.replace(/^\s*(?:- +|:(?=\w))?/u, '')
  let token = ''
  let isClosed = false
  let quote: Quote | undefined
  for (let at = 0; at < body.length; at++) {
    const unit = body.charAt(at)
    const top = frames.at(-1) ?? {open: ''}
    isClosed = false
    if ((unit === '"' || unit === "'") && token === '') {
      const end = body.indexOf(unit, at + 1)
      token = body.slice(at + 1, end === -1 ? body.length : end)
      isClosed = end !== -1
      quote = isClosed ? undefined : unit
      at = isClosed ? end : body.length
    } else if ((unit === '{' || unit === '[') && (token === '' || frames.length === 1)) {
      frames.push({open: unit})
      token = ''
    } else if ((unit === '}' || unit === ']') && frames.length > 1) {
      frames.pop()
      token = ''
    } else if (unit === ',' && top.open !== '') {
      if (top.open === '{') delete top.key
      token = ''
    } else if (unit === ':' && top.open !== '[' && top.key === undefined && /^(?:$|[\s"'[{])/u.test(body.charAt(at + 1))) {
      top.key = token.trimEnd()
      token = ''
    } else if (token !== '' || !/\s/u.test(unit)) token += unit
  }
  const top = frames.at(-1) ?? {open: ''}
  if (frames.length === 1 && top.key === undefined) return undefined
  const keys = frames.flatMap(({key}) => key ?? [])
  const part = top.open === '{' && top.key === undefined ? 'key' : 'value'
  return {keys, part, written: isClosed ? '' : token, ...(quote && {quote})}
}
