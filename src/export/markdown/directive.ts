import type {RootContent} from 'mdast'
import {codeSpan, escapeText} from '../escape.ts'
import {gridNodes} from '../grid.ts'
import {lowerMath} from '../math.ts'
import {fence, printBlocks} from '../print.ts'
import type {Scope} from '../scope.ts'
import {plainText} from '../terminal.ts'
import {parseGfm, textOfNodes} from './parse.ts'
import {dropSilentLines} from './silent.ts'

export interface Directive {
  readonly name: string
  /** The rest of the opening line. */
  readonly argument: string
  readonly options: ReadonlyMap<string, string>
  readonly body: string
}

type Lower = (directive: Directive, scope: Scope) => string

const language = /^[A-Za-z0-9_+#.-]{1,40}$/u

const table: readonly (readonly [names: string, lower: Lower])[] = [
  ['note tip hint important warning attention caution danger error seealso admonition todo', admonition],
  ['code code-block code-cell sourcecode', code],
  ['figure image', figure],
  ['csv-table', csvTable],
  ['list-table', listTable],
  ['table', ({argument, body}) => join(bold(argument), body)],
  ['math', ({argument, body}) => lowerMath(`${argument}\n${body}`.trim())],
  ['dropdown details card grid-item-card tab-item', titled],
  ['tab-set grid grid-item', ({argument, body}) => join(bold(argument.replace(/^[\d\s]+$/u, '')), body)],
  ['include literalinclude raw iframe embed eval-rst toctree bibliography mermaid glue exec', omitted],
]

const directives: ReadonlyMap<string, Lower> = new Map(
  table.flatMap(([names, lower]) => names.split(' ').map(name => [name, lower] as const)),
)

/** Reads the body of a directive: options as `:key: value` lines or a `---` block, then content. */
export function readDirective(name: string, argument: string, content: string): Directive {
  const lines = content.split('\n')
  const options = new Map<string, string>()
  let at = 0
  const block = lines[0]?.trimEnd() === '---'
  if (block) at = 1
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (block && line.trimEnd() === '---') {
      at += 1
      break
    }
    const option = block ? /^([\w-]+):(.*)$/su.exec(line) : /^:([\w-]+):(.*)$/su.exec(line)
    if (option?.[1] !== undefined) options.set(option[1], (option[2] ?? '').trim())
    else if (!block) break
  }
  return {name, argument: argument.trim(), options, body: lines.slice(at).join('\n').replace(/^\n+/u, '').trimEnd()}
}

/** Whether the directive becomes a quote. */
export function isAdmonition(name: string): boolean {
  return lowerOf(name) === admonition
}

/** A directive as plain Markdown; what it holds is lowered in the next round. */
export function lowerDirective(directive: Directive, scope: Scope): string {
  const lower = lowerOf(directive.name)
  if (lower) return lower(directive, scope)
  scope.warn('export/directive', `Unexpected directive ${codeSpan(directive.name)}: its content is shown as text.`)
  const shown = plainText(dropSilentLines(directive.body)).trim()
  return shown === '' ? '' : fence(shown)
}

/** A directive of a domain, such as `glue:figure`, is one of its kind. */
function lowerOf(name: string): Lower | undefined {
  return directives.get(name) ?? directives.get(name.split(':')[0] ?? name)
}

/** The lines that part the head of a card from its body are none of its text. */
function titled({argument, body}: Directive): string {
  return join(bold(argument), body.replace(/^[ \t]*\^{3,}[ \t]*$/gmu, ''))
}

function admonition({name, argument, body}: Directive): string {
  const kind = name === 'seealso' ? 'See also' : name.charAt(0).toUpperCase() + name.slice(1)
  const title = name === 'admonition' && argument !== '' ? argument : kind
  const text = join(bold(title), join(name === 'admonition' ? '' : argument, body))
  return text
    .split('\n')
    .map(line => `> ${line}`.trimEnd())
    .join('\n')
}

function code({argument, body}: Directive): string {
  return fence(plainText(body), language.test(argument) ? argument : '')
}

function figure({argument, options, body}: Directive): string {
  const alt = escapeText((options.get('alt') ?? '').replace(/\s+/gu, ' '))
  // Spaces end a target of Markdown, so such a name could only be lost.
  const target = argument.replace(/[\s<>()]/gu, letter => encodeURIComponent(letter).replace('(', '%28').replace(')', '%29'))
  return join(target === '' ? alt : `![${alt}](${target})`, body)
}

function csvTable({argument, options, body}: Directive, scope: Scope): string {
  const rows = body
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(csvCells)
  const header = options.get('header')
  const named = header !== undefined || Number(options.get('header-rows') ?? 0) > 0
  const all = header === undefined ? rows : [csvCells(header), ...rows]
  return join(bold(argument), gridTable(named ? all : [[], ...all], scope))
}

function listTable({argument, options, body}: Directive, scope: Scope): string {
  const list = parseGfm(dropSilentLines(body))?.children.find(node => node.type === 'list')
  if (list?.type !== 'list') return omitted({name: 'list-table', argument, options, body}, scope)
  const rows = list.children.map(item => {
    const cells = item.children.find(node => node.type === 'list')
    return cells?.type === 'list' ? cells.children.map(cell => textOfNodes(cell.children).replace(/\s+/gu, ' ').trim()) : []
  })
  const named = Number(options.get('header-rows') ?? 0) > 0
  return join(bold(argument), gridTable(named ? rows : [[], ...rows], scope))
}

function gridTable(table: readonly (readonly string[])[], scope: Scope): string {
  const [names = [], ...rows] = table.map(row => row.map(plainText))
  return printBlocks(gridNodes({names, rows, count: rows.length, align: () => null}, scope))
}

/** The cells of one line. Quotes may hold commas; two of them are one. A quote that never ends holds the rest of the line. */
function csvCells(line: string): string[] {
  const cells: string[] = []
  let cell: string[] = []
  let quoted = false
  for (const [part] of line.matchAll(/""|[",]|[^",]+/gu)) {
    if (part === '""' && quoted) cell.push('"')
    else if (part === '"') quoted = !quoted
    else if (part === ',' && !quoted) {
      cells.push(cell.join(''))
      cell = []
    } else if (part !== '""') cell.push(part)
  }
  return [...cells, cell.join('')].map(text => text.replace(/\s+/gu, ' ').trim())
}

function omitted({name}: Directive, {cell}: Scope): string {
  return `> *Directive omitted:* ${codeSpan(name)} (cell ${cell})`
}

function bold(text: string): string {
  const nodes: RootContent[] = [
    {type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: text.replace(/\s+/gu, ' ')}]}]},
  ]
  return text.trim() === '' ? '' : printBlocks(nodes)
}

function join(...texts: readonly string[]): string {
  return texts.filter(text => text !== '').join('\n\n')
}
