import type {BlockContent, DefinitionContent, List, ListItem, PhrasingContent, RootContent, Table, TableRow} from 'mdast'
import type {AdfBlock, AdfCodeBlock, AdfInline, AdfList, AdfListItem, AdfNestable, AdfParagraph, AdfRow, AdfTable} from './adf.ts'
import {type Definitions, inlineNodes, withoutReference} from './adf-inline.ts'

export type Block = RootContent | BlockContent | DefinitionContent

/** Blocks of a document, where every node may stand. Recursive: the parser bounds how deep containers nest. */
export function blockNodes(nodes: readonly Block[], definitions: Definitions): AdfBlock[] {
  return nodes.flatMap((node): AdfBlock[] => {
    switch (node.type) {
      case 'heading':
        return [{type: 'heading', attrs: {level: node.depth}, ...content(inlineNodes(node.children, definitions))}]
      case 'blockquote': {
        const quoted = nestableNodes(node.children, definitions)
        return quoted.length > 0 ? [{type: 'blockquote', content: quoted}] : []
      }
      case 'table':
        return [tableNode(node, definitions)]
      case 'thematicBreak':
        return [{type: 'rule'}]
      default:
        return nestableNodes([node], definitions)
    }
  })
}

/** Blocks within a quote or a list item, which hold only paragraphs, code and lists: all text of other blocks becomes paragraphs. */
function nestableNodes(nodes: readonly Block[], definitions: Definitions): AdfNestable[] {
  return nodes.flatMap((node): AdfNestable[] => {
    switch (node.type) {
      case 'paragraph':
        return paragraphs(inlineNodes(node.children, definitions))
      case 'heading':
        return paragraphs(inlineNodes([{type: 'strong', children: node.children}], definitions))
      case 'code':
        return [codeBlock(node.value, node.lang ?? undefined)]
      case 'list':
        return [listNode(node, definitions)]
      case 'blockquote':
        return nestableNodes(node.children, definitions)
      case 'table':
        return node.children.flatMap(row => paragraphs(inlineNodes(rowPhrases(row), definitions)))
      case 'html':
        return paragraphs(inlineNodes([{type: 'text', value: node.value}], definitions))
      case 'footnoteDefinition':
        return labelled(nestableNodes(node.children, definitions), `[${node.label ?? node.identifier}] `)
      default:
        return []
    }
  })
}

/** A language is a name, and nothing that could be taken for something else. */
export function codeBlock(value: string, language = ''): AdfCodeBlock {
  return {
    type: 'codeBlock',
    ...(/^[\w+#.-]{1,40}$/u.test(language) && {attrs: {language}}),
    ...(value !== '' && {content: withoutReference({type: 'text', text: value})}),
  }
}

function listNode(list: List, definitions: Definitions): AdfList {
  const items = list.children.map(item => itemNode(item, definitions))
  if (list.ordered !== true) return {type: 'bulletList', content: items}
  const order = list.start ?? 1
  return {type: 'orderedList', ...(order !== 1 && {attrs: {order}}), content: items}
}

/** An item starts with a paragraph where it would start with a list, and so does an empty one. */
function itemNode(item: ListItem, definitions: Definitions): AdfListItem {
  const nodes = nestableNodes(item.children, definitions)
  const box = typeof item.checked === 'boolean' ? (item.checked ? '[x] ' : '[ ] ') : ''
  const boxed = box === '' ? nodes : labelled(nodes, box)
  const [first] = boxed
  const opened = first && first.type !== 'bulletList' && first.type !== 'orderedList'
  return {type: 'listItem', content: opened ? boxed : [{type: 'paragraph'}, ...boxed]}
}

/** Puts a text before the first paragraph, or into one of its own where another node comes first. */
function labelled(nodes: readonly AdfNestable[], label: string): AdfNestable[] {
  const [first, ...rest] = nodes
  if (first?.type === 'paragraph') return [{type: 'paragraph', content: [{type: 'text', text: label}, ...(first.content ?? [])]}, ...rest]
  return [{type: 'paragraph', content: [{type: 'text', text: label.trim()}]}, ...nodes]
}

function tableNode({children}: Table, definitions: Definitions): AdfTable {
  return {type: 'table', content: children.map((row, index) => rowNode(row, index === 0 ? 'tableHeader' : 'tableCell', definitions))}
}

/** Rows are not filled up: a wide head above many short rows would be far longer than its Markdown. */
function rowNode(row: TableRow, type: 'tableHeader' | 'tableCell', definitions: Definitions): AdfRow {
  const cells = row.children.map(cell => inlineNodes(cell.children, definitions))
  return {type: 'tableRow', content: cells.map(inlines => ({type, content: [{type: 'paragraph', ...content(inlines)}]}))}
}

function rowPhrases(row: TableRow): PhrasingContent[] {
  return row.children.flatMap((cell, index) => [...(index > 0 ? [{type: 'text' as const, value: ' | '}] : []), ...cell.children])
}

function paragraphs(inlines: readonly AdfInline[]): AdfParagraph[] {
  return inlines.length > 0 ? [{type: 'paragraph', content: inlines}] : []
}

function content(inlines: readonly AdfInline[]): {readonly content?: readonly AdfInline[]} {
  return inlines.length > 0 ? {content: inlines} : {}
}
