import {plainText} from '../terminal.ts'
import {isPresentation} from './attributes.ts'
import {isDrawable} from './cost.ts'
import {parseDeclarations, parseSheet, type Sheet} from './css.ts'
import {printDrawing} from './print.ts'
import {readXml, type XmlElement} from './read.ts'
import {drawn, elements, referring, type Shape, texts, unseen} from './shape.ts'

export interface Drawing {
  readonly svg: string
  /** Whether something that would be seen was left out: a picture, or HTML within the drawing. */
  readonly isPartial: boolean
}

/**
 * A drawing made anew of what may stand in one: shapes, text, gradients and groups with their presentation. It runs nothing and loads
 * nothing. `undefined` if nothing of it can be drawn.
 */
export function rebuildSvg(source: string): Drawing | undefined {
  const found = readXml(source)
  if (found?.name !== 'svg') return undefined
  const work: Work = {sheet: parseSheet(sheetText(found)), isPartial: false}
  const root = shapeOf(found, work, {isRoot: true})
  if (!root || !isSeen(root) || !isDrawable(root)) return undefined
  return {svg: printDrawing(root), isPartial: work.isPartial}
}

interface Work {
  readonly sheet: Sheet
  isPartial: boolean
}

function shapeOf(element: XmlElement, work: Work, {isRoot}: {isRoot: boolean}): Shape | undefined {
  const {name} = element
  if (!elements.has(name)) {
    if (name === 'image' || name === 'foreignObject') work.isPartial = true
    return undefined
  }
  const id = element.attributes.get('id')
  const attributes = attributesOf(element, {sheet: work.sheet, isRoot})
  return {name, attributes, ...(id !== undefined && id !== '' && {id}), children: childrenOf(element, {work, hasText: texts.has(name)})}
}

function childrenOf(element: XmlElement, {work, hasText}: {work: Work; hasText: boolean}): (Shape | string)[] {
  return element.children.flatMap((node): (Shape | string)[] => {
    if (typeof node === 'string') return hasText ? [plainText(node.replace(/[\r\ufffe\uffff]/gu, ' '))] : []
    if (node.name === 'a' || node.name === 'switch') return childrenOf(node, {work, hasText})
    const shape = shapeOf(node, work, {isRoot: false})
    return shape ? [shape] : []
  })
}

/** Attributes, over them rules of sheets, over these the element's own style. */
function attributesOf(element: XmlElement, {sheet, isRoot}: {sheet: Sheet; isRoot: boolean}): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of element.attributes) {
    if (name === 'href' || name === 'xlink:href') {
      const id = /^\s*#(\S{1,500})\s*$/u.exec(value)?.[1]
      if (id !== undefined && referring.has(element.name)) found.set('href', id)
    } else if (name === 'xml:space') {
      if (value === 'preserve') found.set(name, value)
    } else found.set(name, value)
  }
  const names = sheet.size === 0 ? [] : new Set((element.attributes.get('class') ?? '').split(/\s+/u))
  const selectors = [...(isRoot ? ['*'] : []), element.name, ...[...names].flatMap(own => [`.${own}`, `${element.name}.${own}`])]
  const rules = sheet.size === 0 ? [] : selectors.map(selector => sheet.get(selector))
  const style = element.attributes.get('style')
  for (const rule of [...rules, style === undefined ? undefined : parseDeclarations(style)]) {
    for (const [name, value] of rule ?? []) if (isPresentation(name)) found.set(name, value)
  }
  return found
}

/** The text of all style sheets of a drawing. */
function sheetText(root: XmlElement): string {
  const sheets: string[] = []
  const stack: (XmlElement | string)[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') continue
    if (node.name === 'style') sheets.push(node.children.filter(child => typeof child === 'string').join(''))
    else for (const child of node.children) stack.push(child)
  }
  return sheets.reverse().join('\n')
}

function isSeen(root: Shape): boolean {
  const stack: (Shape | string)[] = [root]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string' || unseen.has(next.name)) continue
    if (next.name === 'text' ? holdsText(next) : drawn.has(next.name)) return true
    for (const child of next.children) stack.push(child)
  }
  return false
}

function holdsText(shape: Shape): boolean {
  return shape.children.some(child => (typeof child === 'string' ? child.trim() !== '' : holdsText(child)))
}
