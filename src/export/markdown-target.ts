import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {ExportProblem, Findings, Picture} from '../model/findings.ts'
import {joinBlocks} from './join.ts'
import {dataUrl} from './pictures.ts'
import type {DocumentTarget} from './target.ts'

export const markdownTarget: DocumentTarget = {
  id: 'markdown',
  description: 'a Markdown file with its pictures beside it',
  from: 'document',
  export(findings, options) {
    const {stem, blocks, pictures} = findings
    const text = joinBlocks(blocks.map(({markdown}) => markdown))
    const bytes = utf8ToBytes(options.embedImages ? embedded(text, pictures) : text)
    const problems = sizeProblems(bytes.length, {findings, maxBytes: options.maxBytes})
    return {files: [{path: `${stem}.findings.md`, bytes}, ...(options.embedImages ? [] : pictures)], problems}
  },
}

function embedded(markdown: string, pictures: readonly Picture[]): string {
  return pictures.reduce((text, picture) => text.replaceAll(`](${picture.path})`, () => `](${dataUrl(picture)})`), markdown)
}

function sizeProblems(bytes: number, {findings, maxBytes}: {findings: Findings; maxBytes: number}): ExportProblem[] {
  if (bytes <= maxBytes) return []
  const sizes = new Map<number, number>()
  for (const {cell, markdown} of findings.blocks) sizes.set(cell, (sizes.get(cell) ?? 0) + markdown.length)
  const largest = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3)
  const cells = largest.map(([cell]) => cell).join(', ')
  const message = `Expected at most ${maxBytes} bytes, got ${bytes}. The largest cells: ${cells}.`
  return [{rule: 'export/limit', severity: 'error', message}]
}
