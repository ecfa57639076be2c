import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {Findings} from '../model/findings.ts'
import {joinBlocks} from './join.ts'
import {dataUrl} from './pictures.ts'
import {sizeProblems} from './size.ts'
import {splitMarkdown} from './split.ts'
import type {DocumentTarget} from './target.ts'

export const markdownTarget: DocumentTarget = {
  id: 'markdown',
  description: 'a Markdown file with its pictures beside it',
  from: 'document',
  export(findings, options) {
    const {stem, blocks, pictures} = findings
    const {maxBytes, embedImages, split} = options
    const {embed, measure} = embedImages ? embedding(findings) : plain
    const text = joinBlocks(blocks.map(({markdown}) => markdown))
    const parts = (split ? splitMarkdown(text, maxBytes, measure) : [text]).map(part => utf8ToBytes(embed(part)))
    const files = parts.map((bytes, index) => ({path: `${stem}.findings${parts.length > 1 ? `.${index + 1}` : ''}.md`, bytes}))
    const largest = parts.reduce((most, {length}) => Math.max(most, length), 0)
    return {files: [...files, ...(embedImages ? [] : pictures)], problems: sizeProblems(largest, {findings, maxBytes})}
  },
}

interface Embedding {
  readonly embed: (markdown: string) => string
  /** UTF-8 bytes of a text once it is embedded. */
  readonly measure: (markdown: string) => number
}

const plain: Embedding = {embed: markdown => markdown, measure: markdown => utf8ToBytes(markdown).length}

/** Puts pictures into a text, where it refers to them. */
function embedding({stem, pictures}: Findings): Embedding {
  const urls = new Map(pictures.map(picture => [picture.path, dataUrl(picture)]))
  // The stem holds letters, digits, `.`, `_` and `-` alone.
  const target = new RegExp(`(?<=\\]\\()${stem.replaceAll('.', '\\.')}_files/[0-9a-f]{16}\\.[a-z]+(?=\\))`, 'gu')
  return {
    embed: markdown => markdown.replace(target, path => urls.get(path) ?? path),
    measure(markdown) {
      let bytes = plain.measure(markdown)
      for (const [path] of markdown.matchAll(target)) bytes += (urls.get(path) ?? path).length - path.length
      return bytes
    },
  }
}
