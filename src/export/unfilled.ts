import type {Nodes} from 'mdast'
import {meantBy} from '../model/judge-tag.ts'
import type {Cell} from '../model/notebook.ts'
import {canonicalTags, tagsOf} from '../model/tags.ts'
import {parseGfm, textOfNodes} from './markdown/parse.ts'
import type {ExportOptions} from './options.ts'
import type {Parts} from './unfinished.ts'

/** The numbers of the kept cells that an analyst was to fill in and did not. */
export function unfilledCells({notebook, cells, findings}: Parts, {knownTags}: Pick<ExportOptions, 'knownTags'>): number[] {
  const asked = cells.map(({number}) => number).filter(number => isAnalystInput(notebook.cells[number - 1], knownTags))
  const unfilled = new Set(asked)
  for (const {cell, markdown} of findings.blocks) if (unfilled.has(cell) && saysSomething(markdown)) unfilled.delete(cell)
  return [...unfilled]
}

function isAnalystInput(cell: Cell | undefined, knownTags: ReadonlySet<string>): boolean {
  const tags = cell ? tagsOf(cell.metadata).flatMap(({tag}) => [tag, ...meantBy(tag, knownTags)]) : []
  return tags.some(tag => canonicalTags.get(tag) === 'analyst_input')
}

/** Whether Markdown holds more than headings and placeholders. A picture says something. */
function saysSomething(markdown: string): boolean {
  if (hasPlainLine(markdown)) return true
  const root = parseGfm(markdown)
  return !root || root.children.some(node => holdsPicture(node) || linesOf(node).some(line => !isPlaceholder(line)))
}

/** Whether a line is prose that no parser has to be asked about. Any underline may make it a heading. */
function hasPlainLine(markdown: string): boolean {
  if (/^[ >]*(?:=+|-+)[ \t]*$/mu.test(markdown)) return false
  return markdown.split('\n').some(line => /^\p{L}[\p{L}\p{N} ,.'()-]{20,}$/u.test(line) && !isPlaceholder(line))
}

function holdsPicture(node: Nodes): boolean {
  return node.type === 'image' || ('children' in node && node.children.some(holdsPicture))
}

/** The lines of text in a node, but for headings. */
function linesOf(node: Nodes): string[] {
  if (node.type === 'heading') return []
  if (node.type === 'code') return node.value.split('\n')
  const isPhrase = node.type === 'paragraph' || node.type === 'tableCell'
  return isPhrase || !('children' in node) ? textOfNodes([node]).split('\n') : node.children.flatMap(linesOf)
}

/** One that stands first stands for its line, as in `TODO: describe the hosts`. In lower case it may be a word of a sentence. */
function isPlaceholder(line: string): boolean {
  const text = line.replace(/<[^<>]*>/gu, '').replace(/^[^\p{L}\p{N}\p{S}]+/u, '')
  return text === '' || /^(?:TODO|TBD|FIXME|XXX)(?!\w)/u.test(text) || /^(?:todo|tbd|fixme|xxx)\W*$|^lorem ipsum(?!\w)/iu.test(text)
}
