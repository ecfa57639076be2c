import type {PhrasingContent} from 'mdast'
import {textOfNodes, walk} from '../../markdown/parse.ts'
import {isSafeUrl} from '../../url.ts'
import type {AdfInline, AdfMark, AdfText} from './adf.ts'

/** Targets of link references by their identifiers. */
export type Definitions = ReadonlyMap<string, string>

/** A link of more pieces is one text: each piece repeats the target. */
const mostPieces = 20

const markOf: ReadonlyMap<string, AdfMark> = new Map([
  ['strong', {type: 'strong'}],
  ['emphasis', {type: 'em'}],
  ['delete', {type: 'strike'}],
])

/** Phrasing content as texts with marks. Never recursive: emphasis may nest as deep as it is long. Pictures are their alternative text. */
export function inlineNodes(nodes: readonly PhrasingContent[], definitions: Definitions): AdfInline[] {
  const inlines: AdfInline[] = []
  const stack = pending(nodes, [])
  for (let next = stack.pop(); next; next = stack.pop()) {
    const {node, marks} = next
    if (node.type === 'break') inlines.push({type: 'hardBreak'})
    else if ('children' in node) {
      for (const child of pending(piecesOf(node), withMark(marks, markFor(node, definitions)))) stack.push(child)
    } else addText(inlines, textOf(node), node.type === 'inlineCode' ? codeMarks(marks) : marks)
  }
  return inlines.flatMap((inline): AdfInline[] => (inline.type === 'text' ? withoutReference(inline) : [inline]))
}

/**
 * A text that would be taken for a reference such as `@config:a.b` when the request is sent, as two texts: only whole values are
 * references (spec/xdr.md 8).
 */
export function withoutReference(node: AdfText): AdfText[] {
  const start = /^\s*@(?=(?:config|resolve|from):)/u.exec(node.text)?.[0]
  if (start === undefined) return [node]
  return [
    {...node, text: start},
    {...node, text: node.text.slice(start.length)},
  ]
}

type Parent = Extract<PhrasingContent, {children: PhrasingContent[]}>

interface Pending {
  readonly node: PhrasingContent
  readonly marks: readonly AdfMark[]
}

/** The first node last, as a stack wants it. */
function pending(nodes: readonly PhrasingContent[], marks: readonly AdfMark[]): Pending[] {
  return nodes.map(node => ({node, marks})).reverse()
}

function markFor(node: PhrasingContent, definitions: Definitions): AdfMark | undefined {
  if (node.type === 'link') return linkMark(node.url)
  if (node.type === 'linkReference') return linkMark(definitions.get(node.identifier))
  return markOf.get(node.type)
}

function piecesOf(node: Parent): readonly PhrasingContent[] {
  if (node.type !== 'link' && node.type !== 'linkReference') return node.children
  let pieces = 0
  walk(node, () => {
    pieces += 1
    return pieces <= mostPieces
  })
  return pieces <= mostPieces ? node.children : [{type: 'text', value: textOfNodes(node.children)}]
}

function linkMark(url: string | undefined): AdfMark | undefined {
  return url !== undefined && isSafeUrl(url) ? {type: 'link', attrs: {href: url}} : undefined
}

function withMark(marks: readonly AdfMark[], mark: AdfMark | undefined): readonly AdfMark[] {
  return mark === undefined || marks.some(({type}) => type === mark.type) ? marks : [...marks, mark]
}

function codeMarks(marks: readonly AdfMark[]): readonly AdfMark[] {
  return [...marks.filter(({type}) => type === 'link'), {type: 'code'}]
}

function textOf(node: PhrasingContent): string {
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'footnoteReference') return `[${node.label ?? node.identifier}]`
  return 'value' in node ? node.value : ''
}

/** Line ends within a paragraph are spaces. A text goes on the one before it if both have the same marks. */
function addText(inlines: AdfInline[], value: string, marks: readonly AdfMark[]): void {
  const text = value.replace(/\r\n?|\n/gu, ' ')
  if (text === '') return
  const last = inlines.at(-1)
  if (last?.type === 'text' && sameMarks(last.marks ?? [], marks)) inlines[inlines.length - 1] = textNode(last.text + text, marks)
  else inlines.push(textNode(text, marks))
}

function textNode(text: string, marks: readonly AdfMark[]): AdfText {
  return {type: 'text', text, ...(marks.length > 0 && {marks})}
}

function sameMarks(a: readonly AdfMark[], b: readonly AdfMark[]): boolean {
  return a.length === b.length && a.every((mark, index) => mark.type === b[index]?.type && targetOf(mark) === targetOf(b[index]))
}

function targetOf(mark: AdfMark | undefined): string | undefined {
  return mark?.type === 'link' ? mark.attrs.href : undefined
}
