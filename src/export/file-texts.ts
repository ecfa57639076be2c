import {utf8} from '@scure/base'
import type {OutputFile} from '../model/findings.ts'
import {decodeReferences} from '../parse/character-references.ts'
import {pictureNotes} from './picture-notes/notes.ts'
import {decodeBase64} from './pictures.ts'
import type {TextLanguage} from './redact/passes.ts'

/** A text that a file holds, and how it is read. */
export interface FileText {
  readonly text: string
  readonly language: TextLanguage
  /** The key that JSON gives it. */
  readonly name?: string
}

/** Every text of a file: what it is, of JSON the texts and keys without their escapes, drawings in it, and what pictures say beside the picture. */
export function* textsOfFile(file: OutputFile): Generator<FileText> {
  const {path, bytes} = file
  if (/\.(?:png|jpg|gif|webp)$/u.test(path)) {
    for (const text of pictureNotes(bytes)) yield {text, language: 'plain'}
    return
  }
  const text = utf8.encode(bytes)
  if (path.endsWith('.json')) {
    for (const one of textsIn(JSON.parse(text))) yield {...one, language: 'markdown'}
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

/** The texts of JSON that we wrote, keys not among them: a part of a notebook is no key. */
function stringsOf(json: string): string[] {
  return textsIn(JSON.parse(json)).flatMap(({text, isKey}) => (isKey ? [] : [text]))
}

interface JsonText extends Pick<FileText, 'text' | 'name'> {
  readonly isKey: boolean
}

/** The texts and keys of plain data. Queries of GraphQL are ours. */
function textsIn(value: unknown): JsonText[] {
  const texts: JsonText[] = []
  const stack: {readonly value: unknown; readonly name?: string}[] = [{value}]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const {value: one, name} = next
    if (typeof one === 'string') texts.push({text: one, isKey: false, ...(name !== undefined && {name})})
    else if (typeof one === 'object' && one !== null) {
      const isOurs = Object.hasOwn(one, 'operationName')
      const isList = Array.isArray(one)
      for (const [key, item] of Object.entries(one)) {
        if (!isList) texts.push({text: key, isKey: true})
        if (!(isOurs && key === 'query')) stack.push({value: item, ...(!isList && {name: key})})
      }
    }
  }
  return texts
}
