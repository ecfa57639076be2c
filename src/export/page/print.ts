import {sha256} from '@noble/hashes/sha2.js'
import {utf8ToBytes} from '@noble/hashes/utils.js'
import {base64} from '@scure/base'
import type {Root} from 'hast'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'
import {plainText} from '../terminal.ts'
import {breakLookalikes} from './lookalikes.ts'
import type {PageHeading} from './outline.ts'
import {style} from './style.ts'

/** A table of contents helps from so many sections on. */
const fewest = 4

const printer = unified().use(rehypeStringify, {quote: '"'}).freeze()

/** A page of its parts. `heading` is absent where the content has one of level 1. */
export function printPage(page: {
  readonly title: string
  readonly heading?: string
  readonly sections: readonly PageHeading[]
  readonly content: Root
}): string {
  const [before, after] = splitTitle(page.content)
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${base64.encode(sha256(utf8ToBytes(style)))}'; base-uri 'none'; form-action 'none'`
  const parts = [
    ...(page.heading === undefined ? [] : [`<h1>${escapeHtml(page.heading)}</h1>`]),
    ...(before.children.length > 0 ? [printer.stringify(before)] : []),
    ...(page.sections.length >= fewest ? [contents(page.sections)] : []),
    printer.stringify(after),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${breakLookalikes(escapeHtml(page.title))}</title>
<style>${style}</style>
</head>
<body>
<main>
${breakLookalikes(parts.filter(part => part !== '').join('\n'))}
</main>
</body>
</html>
`
}

function contents(sections: readonly PageHeading[]): string {
  const items = sections.map(({id, text}) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`)
  return `<nav aria-label="Contents">\n<p>Contents</p>\n<ol>\n${items.join('\n')}\n</ol>\n</nav>`
}

/** The heading of the page stands before its contents, where it is the first thing of all. */
function splitTitle(content: Root): [Root, Root] {
  const [first, ...rest] = content.children
  const isTitle = first?.type === 'element' && first.tagName === 'h1'
  const trimmed = rest[0]?.type === 'text' ? rest.slice(1) : rest
  return isTitle
    ? [
        {type: 'root', children: [first]},
        {type: 'root', children: trimmed},
      ]
    : [{type: 'root', children: []}, content]
}

/** Text of HTML. */
function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"]/gu, letter => entities.get(letter) ?? letter)
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])
