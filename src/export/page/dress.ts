import type {Element, ElementContent, Root} from 'hast'
import {fitColumns} from './columns.ts'
import {descendants, textOf} from './outline.ts'
import {classes} from './schema.ts'

/** Adds to the content of a page what is ours: boxes that scroll, figures, anchors of notes, and what external links tell a browser. */
export function dress(root: Root): void {
  let tables = 0
  const noted = new Set<string>()
  for (const node of [...descendants(root)]) {
    if (node.type !== 'element') continue
    if (node.tagName === 'a') link(node, noted)
    else if (node.tagName === 'pre') node.properties.tabIndex = 0
    else if (node.tagName === 'blockquote' && hasClass(node, classes.note)) anchorNote(node)
    else if (node.tagName === 'table') {
      tables += 1
      box(node, tables)
    } else if (node.tagName === 'p' && isPicture(node)) {
      node.tagName = 'figure'
      node.children = node.children.filter(({type}) => type === 'element')
    }
  }
}

function link(node: Element, noted: Set<string>): void {
  if (String(node.properties.href ?? '').startsWith('#')) return
  if (hasClass(node, classes.noteMark)) {
    const number = numberOf(node)
    node.properties.href = `#note-${number}`
    if (!noted.has(number)) node.properties.id = `note-mark-${number}`
    noted.add(number)
    return
  }
  if (node.properties.href === textOf(node)) node.properties.className = ['bare']
  node.properties.rel = ['noopener', 'noreferrer', 'nofollow']
}

/** The number before a note leads back to its first mark. */
function anchorNote(note: Element): void {
  const mark = [...descendants(note)].find((node): node is Element => node.type === 'element' && node.tagName === 'a')
  if (!mark) return
  const number = numberOf(mark)
  mark.properties = {href: `#note-mark-${number}`}
  note.tagName = 'div'
  note.properties.id = `note-${number}`
  note.properties.role = 'note'
}

function numberOf(mark: Element): string {
  return textOf(mark).replace(/\D/gu, '')
}

/** Puts a table into a box that scrolls. The table keeps its place in the tree: what was the table becomes the box. */
function box(node: Element, number: number): void {
  const table: Element = {...node}
  const rows = [...descendants(table)].filter(isElement).filter(({tagName}) => tagName === 'tr')
  const cells = rows.map(({children}) => children.filter(isElement))
  const longest: number[] = []
  for (const row of cells) {
    for (const [column, cell] of row.entries()) longest[column] = Math.max(longest[column] ?? 0, longestWord(textOf(cell)))
  }
  const {isWide, isCut} = fitColumns(longest)
  for (const row of cells) {
    for (const [column, cell] of row.entries()) if (isCut[column]) cell.properties.className = [...classesOf(cell), 'long']
  }
  node.tagName = 'div'
  node.properties = {className: isWide ? ['table', 'wide'] : ['table'], role: 'region', ariaLabel: `Table ${number}`, tabIndex: 0}
  node.children = [table]
}

function isPicture({children}: Element): boolean {
  const shown = children.filter(child => child.type !== 'text' || child.value.trim() !== '')
  return shown.length === 1 && shown.every(isImage)
}

function longestWord(text: string): number {
  return text.split(' ').reduce((most, word) => Math.max(most, word.length), 0)
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element'
}

function isImage(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'img'
}

function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name)
}

function classesOf({properties: {className}}: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : []
}
