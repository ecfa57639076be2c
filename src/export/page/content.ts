import type {Element, ElementContent, Root} from 'hast'
import type {Image, Link, ListItem, Root as MarkdownRoot, Paragraph, Parents, RootContent, Table} from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype, {defaultHandlers, type Options} from 'remark-rehype'
import {unified} from 'unified'
import {printUrl} from '../print.ts'
import {plainText} from '../terminal.ts'
import {isSafeUrl} from '../url.ts'
import {classes, schema} from './schema.ts'
import type {Piece} from './trees.ts'

type Handlers = NonNullable<Options['handlers']>
/** What a handler is given to lower children with. */
type State = Parameters<typeof defaultHandlers.listItem>[0]

/** The content of a page: nothing in it but what the allow-list lets through. */
export function contentOf(pieces: readonly Piece[], pictures: ReadonlySet<string>): Root {
  const processor = unified()
    .use(remarkRehype, {handlers: handlersFor(pictures)})
    .use(rehypeSanitize, schema)
    .freeze()
  const children: Root['children'] = []
  for (const piece of pieces) {
    const root: MarkdownRoot = {type: 'root', children: piece.nodes.map(node => asFormula(node, piece.markdown))}
    const lowered = processor.runSync(root)
    if (lowered.children.length > 0) children.push(...separated(children.length), ...lowered.children)
  }
  return {type: 'root', children}
}

function separated(before: number): Root['children'] {
  return before === 0 ? [] : [{type: 'text', value: '\n'}]
}

/** A paragraph between `$$` is a formula: Markdown may see emphasis in it, a reader of formulas does not. */
function asFormula(node: RootContent, markdown: string): RootContent {
  if (node.type !== 'paragraph' || !node.position) return node
  const text = markdown.slice(node.position.start.offset, node.position.end.offset)
  const tex = /^\$\$([^$]+)\$\$$/u.exec(text)?.[1]?.trim()
  return tex === undefined || tex === '' ? node : {type: 'code', lang: mathLanguage, value: tex}
}

/** No fence has a language with a space in it. */
const mathLanguage = '$ $'

/** The numbers of notes, in the order of the page. */
function handlersFor(pictures: ReadonlySet<string>): Handlers {
  const numbers = new Map<string, number>()
  const numberOf = (identifier: string): number => {
    const number = numbers.get(identifier) ?? numbers.size + 1
    numbers.set(identifier, number)
    return number
  }
  const mark = (identifier: string): Element => element('a', [text(`[${numberOf(identifier)}]`)], {className: [classes.noteMark]})
  return {
    text: (_, node: {readonly value: string}) => text(plainText(node.value)),
    code: (_, node: {readonly lang?: string | null; readonly value: string}) =>
      element(
        'pre',
        [element('code', [text(`${plainText(node.value)}\n`)])],
        node.lang === mathLanguage ? {className: [classes.math]} : {},
      ),
    link: (state, node: Link) => (isSafeUrl(node.url) || pictures.has(node.url) ? linked(state, node) : state.all(node)),
    image: (_, node: Image) =>
      pictures.has(node.url) ? element('img', [], {src: node.url, alt: plainText(node.alt ?? '')}) : text(node.alt ?? ''),
    table,
    listItem,
    footnoteReference: (_, node: {readonly identifier: string}) => mark(node.identifier),
    footnoteDefinition: (state, node: Paragraph & {readonly identifier: string}) => {
      const children = state.all(node)
      const first = children[0]
      const isParagraph = first?.type === 'element' && first.tagName === 'p'
      const head = element('p', [mark(node.identifier), text(' '), ...(isParagraph ? first.children : [])])
      return element('blockquote', [head, ...children.slice(isParagraph ? 1 : 0)], {className: [classes.note]})
    },
  }
}

/** The page holds its pictures, so a link to a file of one leads nowhere. */
function linked(state: State, node: Link): Element | ElementContent[] {
  return isSafeUrl(node.url) ? element('a', state.all(node), {href: printUrl(node.url).replaceAll('&amp;', '&')}) : state.all(node)
}

function table(state: State, node: Table): Element {
  const [head, ...body] = node.children.map((row, index) => {
    const name = index === 0 ? 'th' : 'td'
    const cells = row.children.map((cell, column) => {
      const align = node.align?.[column]
      const className = align === 'right' || align === 'center' ? [classes[align]] : undefined
      return element(name, state.all(cell), {...(index === 0 && {scope: 'col'}), ...(className && {className})})
    })
    return element('tr', cells)
  })
  const isNamed = node.children[0]?.children.some(({children}) => children.length > 0) === true
  return element('table', [
    ...(head && isNamed ? [element('thead', [head])] : []),
    ...(body.length > 0 ? [element('tbody', separateLines(body))] : []),
  ])
}

function separateLines(rows: readonly Element[]): ElementContent[] {
  return rows.flatMap(row => [text('\n'), row])
}

/** The box of a task is a character. */
function listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  const item = defaultHandlers.listItem(state, {...node, checked: null}, parent)
  if (typeof node.checked !== 'boolean') return item
  const box = text(node.checked ? '☑ ' : '☐ ')
  const paragraph = item.children.find(child => child.type === 'element')
  const isFirst = paragraph?.type === 'element' && paragraph.tagName === 'p'
  if (isFirst) paragraph.children.unshift(box)
  else item.children.unshift(box)
  return item
}

function element(tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element {
  return {type: 'element', tagName, properties, children}
}

function text(value: string): {readonly type: 'text'; readonly value: string} & ElementContent {
  return {type: 'text', value}
}
