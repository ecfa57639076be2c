import type {BlockContent, DefinitionContent, Link, List, PhrasingContent, RootContent, Table} from 'mdast'
import {codeSpan, escapeLineStart, escapeText, longestRun, tableCell} from './escape.ts'

type Block = RootContent | BlockContent | DefinitionContent

/** Prints blocks as Markdown, separated by a blank line. The nodes are ours: their depth is bounded where they are made. */
export function printBlocks(nodes: readonly Block[]): string {
  const texts: string[] = []
  let bullet = '-'
  let before: Block | undefined
  for (const node of nodes) {
    // Two lists with the same mark would be one.
    bullet = node.type === 'list' && before?.type === 'list' && bullet === '-' ? '*' : '-'
    const text = printBlock(node, bullet)
    if (text === '') continue
    texts.push(text)
    before = node
  }
  return texts.join('\n\n')
}

/** Prints phrasing content that starts a line. `newline` is what a hard break becomes. */
export function printInline(nodes: readonly PhrasingContent[], newline = '\\\n'): string {
  return escapeLineStart(trimBreaks(phrasing(nodes, newline), newline))
}

/** A fence that its content cannot close. The language must hold no space and no backtick. */
export function fence(content: string, language = ''): string {
  const marks = '`'.repeat(Math.max(3, longestRun(content) + 1))
  return `${marks}${language}\n${content}${content === '' || content.endsWith('\n') ? '' : '\n'}${marks}`
}

/** A link or picture target that no character of it can end. */
export function printUrl(url: string): string {
  const escaped = url.replace(/[\s<>\\()[\]"'`*|]/gu, letter =>
    [...letter].map(one => `%${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
  return escaped.replaceAll('&', '&amp;')
}

function printBlock(node: Block, bullet: string): string {
  switch (node.type) {
    case 'paragraph':
      return printInline(node.children)
    case 'heading':
      return `${'#'.repeat(node.depth)} ${phrasing(node.children, ' ').trim()}`
    case 'blockquote':
      return prefix(printBlocks(node.children), '> ')
    case 'list':
      return printList(node, bullet)
    case 'code':
      return fence(node.value, node.lang ?? '')
    case 'thematicBreak':
      return '***'
    case 'table':
      return printTable(node)
    default:
      return ''
  }
}

function printList(list: List, bullet: string): string {
  const first = list.start ?? 1
  const items = list.children.map((item, index) => {
    const mark = list.ordered === true ? `${Math.min(first + index, 999_999_999)}${bullet === '-' ? '.' : ')'} ` : `${bullet} `
    const text = printBlocks(item.children)
    return mark.trimEnd() + (text === '' ? '' : ' ') + text.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(mark.length)}`)
  })
  const loose = list.children.some(({children}) => children.filter(({type}) => type !== 'list').length > 1)
  return items.join(loose ? '\n\n' : '\n')
}

function printTable(table: Table): string {
  const [head, ...body] = table.children.map(row => row.children.map(cell => tableCell(plain(cell.children))))
  const rule = (head ?? []).map((_, index) => (table.align?.[index] === 'right' ? '---:' : '---'))
  return [head ?? [], rule, ...body].map(row => `| ${row.join(' | ')} |`).join('\n')
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map(node => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('')
}

function phrasing(nodes: readonly PhrasingContent[], newline: string): string {
  const pieces = nodes.map(node => ({node, text: printPhrase(node, newline)}))
  const parts: string[] = []
  let last = ''
  for (const [index, {node, text}] of pieces.entries()) {
    const mark = markOf(node)
    const next = pieces[index + 1]
    const after = (next && markOf(next.node)?.charAt(0)) ?? next?.text.charAt(0) ?? ' '
    const marked = mark === undefined ? text : wrap(text, {mark, before: last.at(-1) ?? ' ', after})
    const part = last.endsWith(newline) ? escapeLineStart(marked) : marked
    if (part === '') continue
    parts.push(part)
    last = part
  }
  return parts.join('')
}

function printPhrase(node: PhrasingContent, newline: string): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.value.replace(/\n/gu, ' '))
    case 'inlineCode':
      return codeSpan(node.value)
    case 'break':
      return newline
    case 'emphasis':
    case 'strong':
    case 'delete':
      return phrasing(node.children, ' ')
    case 'link':
      return printLink(node)
    case 'image':
      return `![${escapeText((node.alt ?? '').replace(/\n/gu, ' '))}](${printUrl(node.url)})`
    case 'footnoteReference':
      return `[^${node.label ?? node.identifier}]`
    default:
      return ''
  }
}

/** A link that shows its own target is an autolink: as text in brackets it would be one within another. */
function printLink({children, url}: Link): string {
  const [only, more] = children
  const bare = only?.type === 'text' && !more && (url === only.value || url === `mailto:${only.value}`)
  if (bare && /^(?:https?:\/\/|mailto:)[\w\-.~:/?#@!&'()*+,;=%]+$/u.test(url)) return `<${only.value}>`
  return `[${phrasing(children, ' ').trim()}](${printUrl(url)})`
}

function markOf(node: PhrasingContent): string | undefined {
  if (node.type === 'strong') return '**'
  if (node.type === 'emphasis') return '*'
  return node.type === 'delete' ? '~~' : undefined
}

/** Marks that could not be read back at this place are left out: the text counts, not its weight. */
function wrap(text: string, {mark, before, after}: {mark: string; before: string; after: string}): string {
  const inner = text.trim()
  if (inner === '') return text
  const start = text.slice(0, text.indexOf(inner))
  const end = text.slice(start.length + inner.length)
  const outside = [start === '' ? before : ' ', end === '' ? after || ' ' : ' ']
  const inside = [inner.charAt(0), inner.charAt(inner.length - 1)]
  const letter = mark.charAt(0)
  const clear = [...outside, ...inside].every((neighbour, index) => neighbour !== letter || (index === 3 && endsEscaped(inner)))
  const flanking = inside.every((edge, index) => !isPunctuation(edge) || !isWord(outside[index] ?? ' '))
  return clear && flanking ? start + mark + inner + mark + end : text
}

/** Whether the last character is kept from being a mark by a backslash. */
function endsEscaped(text: string): boolean {
  let backslashes = 0
  while (text[text.length - 2 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

function isPunctuation(letter: string): boolean {
  return /[\p{P}\p{S}]/u.test(letter)
}

/** Neither white space nor punctuation. */
function isWord(letter: string): boolean {
  return !/\s/u.test(letter) && !isPunctuation(letter)
}

function trimBreaks(text: string, newline: string): string {
  let start = 0
  let end = text.length
  for (let more = true; more; ) {
    more = false
    if (text.startsWith(newline, start) && start < end) [start, more] = [start + newline.length, true]
    if (text.charAt(start) === ' ' && start < end) [start, more] = [start + 1, true]
    if (end > start && text.endsWith(newline, end)) [end, more] = [end - newline.length, true]
    if (end > start && text.charAt(end - 1) === ' ') [end, more] = [end - 1, true]
  }
  return text.slice(start, Math.max(start, end))
}

function prefix(text: string, mark: string): string {
  return text
    .split('\n')
    .map(line => (mark + line).trimEnd())
    .join('\n')
}
