import type {Style} from '../style.ts'
import {breakLine, terminalText} from '../terminal.ts'
import {tableLines} from './table.ts'
import {wordsOf, wrap} from './words.ts'

interface PageOptions {
  /** Of the terminal, in columns. */
  readonly width: number
  readonly style: Style
}

/**
 * Markdown of the kind that pages of rules are written in, for a terminal: headings, paragraphs, lists, quotes, tables and fenced code.
 * Code is not wrapped, because people copy it.
 */
export function printPage(markdown: string, options: PageOptions): string {
  const blocks = blocksOf(markdown.split('\n'))
  return blocks
    .map((block, index) => {
      const text = `${printBlock(block, options).map(breakLine).join('\n')}\n`
      const isNext = index === 0 || (block.kind === 'item' && blocks[index - 1]?.kind === 'item')
      return isNext ? text : `\n${text}`
    })
    .join('')
}

interface Block {
  readonly kind: 'code' | 'heading' | 'quote' | 'table' | 'item' | 'text'
  readonly lines: readonly string[]
}

const fence = /^(`{3,})(\S*)\s*(.*)$/u

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: {kind: Block['kind']; lines: string[]}[] = []
  let [open, isNew] = ['', true]
  for (const line of lines) {
    const last = blocks.at(-1)
    if (open !== '') {
      if (line.trimEnd() === open) open = ''
      else last?.lines.push(line)
      continue
    }
    const [, ticks = '', , name = ''] = fence.exec(line) ?? []
    const isComment = /^<!--.*-->$/u.test(line)
    if (ticks !== '') {
      open = ticks
      // The path of an example stands behind its language.
      blocks.push({kind: 'code', lines: [name]})
      isNew = true
    } else if (line.trim() === '' || isComment) isNew = true
    else {
      const kind = kindOf(line)
      const continues = !isNew && last && kind !== 'heading' && kind !== 'item' && (last.kind === kind || kind === 'text')
      if (continues) last.lines.push(line)
      else blocks.push({kind, lines: [line]})
      isNew = kind === 'heading'
    }
  }
  return blocks
}

function kindOf(line: string): Block['kind'] {
  if (/^#{1,6} /u.test(line)) return 'heading'
  if (line.startsWith('>')) return 'quote'
  if (line.startsWith('|')) return 'table'
  return /^(?:[-*]|\d+\.) /u.test(line) ? 'item' : 'text'
}

function printBlock({kind, lines}: Block, {width, style}: PageOptions): string[] {
  const text = (unwanted: RegExp): string => lines.map(line => line.trim().replace(unwanted, '')).join('\n')
  if (kind === 'heading') return [style.bold(terminalText(text(/^#+ /u)))]
  if (kind === 'table') return tableLines(lines, {width, style})
  if (kind === 'quote')
    return text(/^> ?/u)
      .split(/\n\s*\n/u)
      .flatMap(part => indent(wrap(wordsOf(part, style), width - 4), '  > '))
  if (kind === 'item') return indent(wrap(wordsOf(text(/^(?:[-*]|\d+\.) /u), style), width - 4), '    ', '  - ')
  if (kind === 'text') return wrap(wordsOf(text(/^$/u), style), width)
  const [name = '', ...code] = lines
  return [...(name === '' ? [] : [style.dim(`    ${terminalText(name)}:`)]), ...code.map(line => `    ${terminalText(line)}`.trimEnd())]
}

function indent(lines: readonly string[], rest: string, first = rest): string[] {
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`)
}
