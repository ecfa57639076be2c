import {utf8} from '@scure/base'
import type {OutputFile} from '../model/findings.ts'
import {decodeReferences} from '../parse/character-references.ts'
import {pictureNotes} from './picture-notes/notes.ts'
import {decodeBase64} from './pictures.ts'
import type {TextLanguage} from './redact/redactor.ts'

/** A text that a file holds, and how it is read. */
export interface FileText {
  readonly text: string
  readonly language: TextLanguage
}

/** Every text of a file: what it is, the texts of JSON without their escapes, drawings in it, and what pictures say beside the picture. */
export function* textsOfFile(file: OutputFile): Generator<FileText> {
  const {path, bytes} = file
  if (/\.(?:png|jpg|gif|webp)$/u.test(path)) {
    for (const text of pictureNotes(bytes)) yield {text, language: 'plain'}
    return
  }
  const text = utf8.encode(bytes)
  if (path.endsWith('.json')) {
    yield {text, language: 'plain'}
    for (const string of stringsOf(text)) yield {text: string, language: 'markdown'}
  } else yield {text, language: /\.(?:html|svg)$/u.test(path) ? 'html' : 'markdown'}
  for (const match of text.matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/]+={0,2})/gu)) {
    const drawing = decodeBase64(match[1] ?? '')
    if (drawing) yield {text: utf8.encode(drawing), language: 'html'}
  }
}

/**
 * The texts of a file that may come from a notebook, for the search for removed parts: of a page what stands in it, of a request what
 * is more than a word, as the words of its language are.
 */
export function searchedTexts(file: OutputFile): string[] {
  const texts = [...textsOfFile(file)]
  if (file.path.endsWith('.json')) return stringsOf(utf8.encode(file.bytes)).filter(text => /\s/u.test(text) || text.length > longestWord)
  return texts.map(({text, language}) => (language === 'html' ? pageText(text) : text))
}

const longestWord = 64

/** Elements that are more than letters end a text. */
function pageText(html: string): string {
  const [start, end] = [html.indexOf('<main'), html.lastIndexOf('</main>')]
  const content = start === -1 || end < start ? html : html.slice(start, end)
  const inline = /^<\/?(?:a|b|code|del|em|i|s|span|strong|sub|sup)\b/u
  return decodeReferences(content.replace(/<[^<>]*>/gu, tag => (inline.test(tag) ? '' : '\u0001')))
}

/** The texts of JSON, keys not among them: these are ours, but for those that stand in the text of the file anyway. */
function stringsOf(json: string): string[] {
  // Written by us, so it is JSON.
  return stringsIn(JSON.parse(json))
}

/** The texts of plain data. Queries of GraphQL are ours. */
function stringsIn(value: unknown): string[] {
  const strings: string[] = []
  const stack: unknown[] = [value]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') strings.push(next)
    else if (typeof next === 'object' && next !== null) {
      const isOurs = Object.hasOwn(next, 'operationName')
      for (const [key, item] of Object.entries(next)) if (!(isOurs && key === 'query') && item !== undefined) stack.push(item)
    }
  }
  return strings
}
