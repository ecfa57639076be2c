import type {Heading, RootContent} from 'mdast'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {markdownText} from '../../src/parse/markdown-text.ts'

/** Files of a catalog, and what a page says is reported about them. */
export interface Example {
  /** The section of the page. */
  readonly section: string
  /** Of the first line, from 1. */
  readonly line: number
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>
  /** Absent where no message stands below. */
  readonly messages?: readonly string[]
}

/** The level-2 headings of a page, in order. */
export function sectionsOf(page: string): string[] {
  return blocksOf(page).flatMap(block => (isSection(block) ? [markdownText(block)] : []))
}

/**
 * The examples of a page. Fenced blocks that follow each other directly are the files of one catalog; a block quote right below
 * holds the messages, one a paragraph. The path stands behind the language; without one a block is a hunt, and `text` is no example.
 */
export function examplesOf(page: string): Example[] {
  const examples: Example[] = []
  let section = ''
  let files = new Map<string, string>()
  let line = 0
  const close = (messages?: readonly string[]): void => {
    if (files.size > 0) examples.push({section, line, files, ...(messages && {messages})})
    files = new Map()
  }
  for (const block of blocksOf(page)) {
    if (block.type === 'code' && block.lang && (languages.has(block.lang) || (block.lang === 'text' && block.meta))) {
      const path = block.meta ?? (block.lang === 'json' ? 'hunts/team/hunt.ipynb' : 'hunts/team/hunt.md')
      if (files.size === 0) line = block.position?.start.line ?? 0
      if (files.has(path)) throw new Error(`Expected a path of its own for the block of ${path} below line ${line}.`)
      files.set(path, `${block.value}\n`)
    } else if (block.type === 'blockquote') {
      close(block.children.map(paragraph => page.slice(paragraph.position?.start.offset, paragraph.position?.end.offset)))
    } else {
      close()
      if (isSection(block)) section = markdownText(block)
    }
  }
  close()
  return examples
}

const languages = new Set(['md', 'json', 'yaml', 'toml', 'gitattributes'])

function blocksOf(page: string): readonly RootContent[] {
  return parseMarkdown(page)?.children ?? []
}

function isSection(block: RootContent): block is Heading {
  return block.type === 'heading' && block.depth === 2
}
