import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {ExportProblem} from '../../model/findings.ts'
import {sizeProblems} from '../size.ts'
import type {DocumentTarget} from '../target.ts'
import {contentOf} from './content.ts'
import {dress} from './dress.ts'
import {embedPictures} from './embed.ts'
import {outline} from './outline.ts'
import {printPage} from './print.ts'
import {piecesOf} from './trees.ts'

export const htmlTarget: DocumentTarget = {
  id: 'html',
  description: 'an HTML page that holds its pictures, and neither scripts nor anything that is loaded',
  from: 'document',
  export(findings, {maxBytes}) {
    const {stem, title, blocks, pictures} = findings
    // What is too large as Markdown is not made into a page first.
    const size = blocks.reduce((sum, {markdown}) => sum + markdown.length, 0)
    const early = sizeProblems(size, {findings, maxBytes})
    if (early.length > 0) return {files: [], problems: early}
    const content = contentOf(piecesOf(blocks), new Set(pictures.map(({path}) => path)))
    const {hasTitle, sections} = outline(content)
    dress(content)
    const page = printPage({title, ...(!hasTitle && {heading: title}), sections, content})
    const bytes = utf8ToBytes(page).length
    // Pictures have limits of their own.
    const problems: ExportProblem[] = sizeProblems(bytes, {findings, maxBytes})
    if (problems.length > 0) return {files: [], problems}
    const embedded = embedPictures(page, pictures)
    return {files: [{path: `${stem}.findings.html`, bytes: utf8ToBytes(embedded.page)}], problems: embedded.problems}
  },
}
