import {Buffer} from 'node:buffer'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
export type PageElement = DefaultTreeAdapterTypes.Element

const forbidden = new Set(
  [
    'script',
    'iframe',
    'frame',
    'frameset',
    'object',
    'embed',
    'applet',
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'base',
    'link',
  ].concat(['template', 'noscript', 'plaintext', 'xmp', 'svg', 'math', 'portal', 'audio', 'video', 'source', 'track', 'canvas', 'dialog']),
)
const attributes = new Set(['href', 'src', 'alt', 'start', 'scope', 'class', 'id', 'rel', 'role', 'tabindex', 'aria-label'])
const ids = /^(?:section|note|note-mark)-\d+$/
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/
const drawing = new Set(
  ['svg', 'g', 'defs', 'symbol', 'use', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'].concat([
    'textPath',
    'linearGradient',
    'radialGradient',
    'stop',
    'clipPath',
    'mask',
    'pattern',
    'marker',
  ]),
)

/** What a page must not have, found by a parse as a browser's. Empty for a page that runs nothing and loads nothing. */
export function pageFaults(html: string): readonly string[] {
  const faults: string[] = []
  if (control.test(html)) faults.push('a control character')
  const elements = elementsOf(html)
  const seen = new Set<string>()
  for (const element of elements) {
    const {tagName: name} = element
    if (forbidden.has(name)) faults.push(`<${name}>`)
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') faults.push(`<${name}> of another namespace`)
    for (const {name: key, value} of element.attrs) {
      if (/^on|^style$/i.test(key)) faults.push(`${name}[${key}]`)
      if (inMain(element) && !attributes.has(key)) faults.push(`${name}[${key}]`)
      if (key === 'id' && (!ids.test(value) || seen.has(value))) faults.push(`the id ${value}`)
      if (key === 'id') seen.add(value)
      if (key === 'href' && !isSafeLink(value)) faults.push(`a link to ${value}`)
      if (key === 'src') faults.push(...pictureFaults(name, value))
    }
  }
  const named = (name: string): PageElement[] => elements.filter(({tagName}) => tagName === name)
  if (named('style').length !== 1 || named('style').some(({parentNode}) => parentNode?.nodeName !== 'head')) faults.push('another style')
  if (named('h1').length !== 1 || named('main').length !== 1) faults.push('not one h1 and main')
  const policies = named('meta').filter(({attrs}) => attrs.some(({name}) => name === 'http-equiv'))
  if (policies.length !== 1 || !attributeOf(policies[0], 'content').startsWith("default-src 'none'; img-src data:; style-src 'sha256-")) {
    faults.push('another policy')
  }
  return faults
}

/** Every element of a page, parents first. */
export function elementsOf(html: string): readonly PageElement[] {
  const found: PageElement[] = []
  const stack: Node[] = [...parse(html).childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('tagName' in node)) continue
    found.push(node)
    const children = 'content' in node ? [...node.childNodes, ...node.content.childNodes] : node.childNodes
    stack.push(...children.toReversed())
  }
  return found
}

export function textOf(node: Node): string {
  const texts: string[] = []
  const stack: Node[] = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if ('value' in next) texts.push(next.value)
    else if ('childNodes' in next) stack.push(...next.childNodes.toReversed())
  }
  return texts.join('')
}

/** What stands in the `main` of a page, white space aside. */
export function mainOf(html: string): readonly Node[] {
  const main = elementsOf(html).find(({tagName}) => tagName === 'main')
  return main?.childNodes.filter(node => !('value' in node) || node.value.trim() !== '') ?? []
}

/** The pictures that a page holds, as text. */
export function picturesOf(html: string): readonly string[] {
  return elementsOf(html)
    .filter(({tagName}) => tagName === 'img')
    .map(element => Buffer.from(attributeOf(element, 'src').replace(/^[^,]*,/, ''), 'base64').toString('latin1'))
}

/** What a drawing must not have. */
export function drawingFaults(svg: string): readonly string[] {
  if (/<[!?]/.test(svg) || control.test(svg)) return ['a declaration or a control character']
  const faults: string[] = []
  const stack: Node[] = [...parse(`<!doctype html><body>${svg}`).childNodes]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('tagName' in node)) continue
    stack.push(...node.childNodes)
    if (['html', 'head', 'body'].includes(node.tagName)) continue
    if (!drawing.has(node.tagName)) faults.push(`<${node.tagName}> in a drawing`)
    for (const {name, value} of node.attrs) {
      if (/^on|^style$|^class$|^name$/i.test(name)) faults.push(`${node.tagName}[${name}] in a drawing`)
      if (name === 'id' && !/^s\d+$/.test(value)) faults.push(`the id ${value} in a drawing`)
      if (name === 'href' && !/^#s\d+$/.test(value)) faults.push(`a reference to ${value}`)
      if (/url\(/i.test(value.replace(/url\(#s\d+\)/g, ''))) faults.push(`${node.tagName}[${name}=${value}]`)
    }
  }
  return faults
}

function pictureFaults(name: string, value: string): readonly string[] {
  const [, type, data = ''] = /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,([\w+/=]*)$/.exec(value) ?? []
  if (name !== 'img' || type === undefined) return [`${name}[src=${value.slice(0, 80)}]`]
  return type === 'svg+xml' ? drawingFaults(Buffer.from(data, 'base64').toString()) : []
}

function isSafeLink(url: string): boolean {
  const packed = url.replace(/[\s\p{C}]/gu, '')
  return /^(?:https?|mailto):/i.test(packed) || /^#(?:section|note|note-mark)-\d+$/.test(packed)
}

function inMain(element: PageElement): boolean {
  for (let parent = element.parentNode; parent; parent = 'parentNode' in parent ? parent.parentNode : null) {
    if (parent.nodeName === 'main') return true
  }
  return false
}

function attributeOf(element: PageElement | undefined, name: string): string {
  return element?.attrs.find(attr => attr.name === name)?.value ?? ''
}
