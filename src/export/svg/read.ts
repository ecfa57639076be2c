/** An element of XML as it stands in a text. */
export interface XmlElement {
  /** Without the prefix that the root has, if any. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlElement | string)[]
}

/** Deeper text is no drawing that a program made. */
const deepest = 200

/**
 * Reads the first element of XML and what stands in it, in linear time. Comments, instructions and document types are passed over, and
 * entities that a document type defines stay as they are written. `undefined` where tags cannot be told from text, or nest too deep.
 */
export function readXml(source: string): XmlElement | undefined {
  const stack: XmlElement[] = []
  let root: XmlElement | undefined
  let prefix = ''
  for (let at = 0; at < source.length && !(root && stack.length === 0); ) {
    const open = source.indexOf('<', at)
    const end = open === -1 ? source.length : open
    stack.at(-1)?.children.push(decode(source.slice(at, end)))
    if (open === -1) break
    const silent = silentEnd(source, open)
    if (silent !== undefined) {
      if (source.startsWith('<![CDATA[', open)) stack.at(-1)?.children.push(source.slice(open + 9, silent - 3))
      at = silent
      continue
    }
    if (source.charAt(open + 1) === '/') {
      const close = source.indexOf('>', open)
      if (close === -1) break
      closeElement(stack, localName(source.slice(open + 2, close).trim(), prefix))
      at = close + 1
      continue
    }
    const tag = readTag(source, open)
    if (!tag || stack.length >= deepest) return undefined
    if (!root) prefix = /^[^:]*:/u.exec(tag.name)?.[0] ?? ''
    const element: XmlElement = {name: localName(tag.name, prefix), attributes: tag.attributes, children: []}
    stack.at(-1)?.children.push(element)
    root ??= element
    if (!tag.isEmpty) stack.push(element)
    at = tag.end
  }
  return root
}

/** The end of a comment, a section, an instruction or a document type that starts here. */
function silentEnd(source: string, start: number): number | undefined {
  const second = source.charAt(start + 1)
  if (second !== '!' && second !== '?') return undefined
  const after = (mark: string): number => {
    const found = source.indexOf(mark, start)
    return found === -1 ? source.length : found + mark.length
  }
  if (source.startsWith('<!--', start)) return after('-->')
  if (source.startsWith('<![CDATA[', start)) return after(']]>')
  if (second === '?') return after('?>')
  const end = after('>')
  return source.slice(start, end).includes('[') ? after(']>') : end
}

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly isEmpty: boolean
  readonly end: number
}

// Sticky patterns: each is tried at one offset only.
const tagName = /<([A-Za-z_][\w:.-]*)/uy
const tagAttribute = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/uy
const tagEnd = /\s*(\/?)>/uy

function readTag(source: string, start: number): Tag | undefined {
  tagName.lastIndex = start
  const name = tagName.exec(source)?.[1]
  if (name === undefined) return undefined
  let at = tagName.lastIndex
  const attributes = new Map<string, string>()
  for (tagAttribute.lastIndex = at; ; at = tagAttribute.lastIndex) {
    const [, own, double, single] = tagAttribute.exec(source) ?? []
    if (own === undefined) break
    if (!attributes.has(own)) attributes.set(own, decode(double ?? single ?? ''))
  }
  tagEnd.lastIndex = at
  const end = tagEnd.exec(source)
  return end ? {name, attributes, isEmpty: end[1] === '/', end: tagEnd.lastIndex} : undefined
}

/** An end tag without its start is passed over; one that leaves elements open closes them. */
function closeElement(stack: XmlElement[], name: string): void {
  const index = stack.findLastIndex(element => element.name === name)
  if (index !== -1) stack.length = index
}

function localName(name: string, prefix: string): string {
  return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
