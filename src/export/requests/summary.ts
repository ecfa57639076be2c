import type {List, Nodes, RootContent, Table} from 'mdast'
import type {Finding} from '../../model/finding.ts'
import {parseGfm, textOfNodes} from '../markdown/parse.ts'
import {incompleteNote} from './incomplete.ts'

/** The executive summary as plain text, else the description of the hunt, else the title; after a line that says if it does not tell all. */
export function plainSummary(finding: Finding): string {
  const {sections, procedure, title} = finding
  const text = plainOf(sections.executive_summary ?? '') || procedure.description.trim() || title
  const note = incompleteNote(finding)
  return note === undefined ? text : `${note}\n\n${text}`
}

/** Markdown without its marks, blocks parted by a blank line. What cannot be parsed in time stays as it is. */
export function plainOf(markdown: string): string {
  const root = parseGfm(markdown)
  return (root ? blocksText(root.children) : markdown).trim()
}

function blocksText(nodes: readonly RootContent[]): string {
  return nodes
    .map(blockText)
    .filter(text => text !== '')
    .join('\n\n')
}

function blockText(node: Nodes): string {
  switch (node.type) {
    case 'code':
    case 'html':
      return node.value
    case 'blockquote':
      return blocksText(node.children)
    case 'list':
      return listText(node)
    case 'table':
      return tableText(node)
    case 'definition':
    case 'footnoteDefinition':
      return ''
    default:
      return textOfNodes([node]).trim()
  }
}

function listText({ordered, start, children}: List): string {
  const first = start ?? 1
  return children.map((item, index) => `${ordered === true ? `${first + index}.` : '-'} ${blocksText(item.children)}`).join('\n')
}

function tableText({children}: Table): string {
  return children.map(row => row.children.map(cell => textOfNodes(cell.children)).join(' | ')).join('\n')
}
