import {attributeValue} from './attributes.ts'
import {references, type Shape, shapesOf} from './shape.ts'

/** A drawing as XML. Ids are numbers of ours, and only what is referred to has one. */
export function printDrawing(root: Shape): string {
  const ids = numberIds(root)
  const taken = new Set<string>()
  const out: string[] = []
  // Depth was bounded where the shapes were made.
  const print = (shape: Shape, extra: string): void => {
    const own = shape.id === undefined || taken.has(shape.id) ? undefined : ids.get(shape.id)
    if (own !== undefined && shape.id !== undefined) taken.add(shape.id)
    const start = `<${shape.name}${extra}${own === undefined ? '' : ` id="${own}"`}${attributesText(shape, ids)}`
    if (shape.children.length === 0) {
      out.push(`${start}/>`)
      return
    }
    out.push(`${start}>`)
    for (const child of shape.children) {
      if (typeof child === 'string') out.push(escapeXml(child))
      else print(child, '')
    }
    out.push(`</${shape.name}>`)
  }
  print(root, ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"')
  return `${out.join('')}\n`
}

/** Ids that the drawing gives and refers to, in the order of the references. */
function numberIds(root: Shape): ReadonlyMap<string, string> {
  const given = new Set<string>()
  for (const {id} of shapesOf(root)) if (id !== undefined) given.add(id)
  const ids = new Map<string, string>()
  for (const shape of shapesOf(root)) {
    for (const id of references(shape)) if (given.has(id) && !ids.has(id)) ids.set(id, `s${ids.size + 1}`)
  }
  return ids
}

function attributesText({attributes}: Shape, ids: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [name, value] of attributes) {
    if (name === 'href') text += ids.has(value) ? ` xlink:href="#${ids.get(value)}"` : ''
    else if (name === 'xml:space') text += ' xml:space="preserve"'
    else {
      const kept = attributeValue(name, value, id => ids.get(id))
      if (kept !== undefined) text += ` ${name}="${escapeXml(kept)}"`
    }
  }
  return text
}

/** Text of XML, or the value of an attribute. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, letter => entities.get(letter) ?? letter)
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])
