/** An element of an XML document, with references undone. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** Reads the XML that reports are made of. Throws on whatever is not well formed, and on all that reports have no need of. */
export function readXml(document: string): XmlElement {
  const odd = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(document)
  if (odd) throw new Error(`Expected characters of XML 1.0, got one at ${odd.index}.`)
  const [declaration = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/u.exec(document) ?? []
  const open: {name: string; attributes: Record<string, string>; children: XmlElement[]; text: string}[] = []
  const root = {name: '', attributes: {}, children: [] as XmlElement[], text: ''}
  let at = declaration.length
  for (const [piece, close, name = '', attributes = '', self, text] of document.slice(at).matchAll(token)) {
    at += piece.length
    const holder = open.at(-1) ?? root
    if (text !== undefined) holder.text += unescaped(text)
    else if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`Expected the end of another element, got ${name}.`)
    } else {
      const element = {name, attributes: readAttributes(attributes), children: [], text: ''}
      holder.children.push(element)
      if (self !== '/') open.push(element)
    }
  }
  const [first, ...others] = root.children
  if (at !== document.length || open.length > 0 || !first || others.length > 0 || root.text.trim() !== '') {
    throw new Error(`Expected one element, well formed, got something else at ${at}.`)
  }
  return first
}

const token = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/guy

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/ ([a-z]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, unescaped(value)]))
}

const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));|&/gu, (_, hex?: string, decimal?: string, name = '') => {
    if (hex !== undefined || decimal !== undefined)
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    const character = entities[name]
    if (character === undefined) throw new Error(`Expected a reference, got ${JSON.stringify(text)}.`)
    return character
  })
}
