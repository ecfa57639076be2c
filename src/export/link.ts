import type {PhrasingContent} from 'mdast'
import {isList, isMap} from '../model/value.ts'
import {type Added, decodeDataUrl, percentDecode} from './pictures.ts'
import type {Scope} from './scope.ts'
import {plainText} from './terminal.ts'
import {isMisleading, isRemote, isSafeUrl, schemeOf} from './url.ts'

const longestAlt = 200
const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']

/** What a link target may become. */
export type LinkFate =
  | {readonly kind: 'keep'; readonly url: string}
  /** The text names another host: it is shown as code in front, and the link shows where it goes. */
  | {readonly kind: 'misleading'; readonly url: string}
  | {readonly kind: 'text'}

/** Decides about a link by its target and its text. */
export function judgeLink(url: string, text: string, scope: Scope): LinkFate {
  if (scope.pictures.has(url)) return {kind: 'keep', url}
  if (schemeOf(url) === 'attachment') {
    const picture = attachedPicture(url, altText(text, scope), scope)
    return picture === undefined ? {kind: 'text'} : {kind: 'keep', url: picture}
  }
  if (!isSafeUrl(url)) {
    scope.warn('export/link', 'Expected a link to `http`, `https` or `mailto`: only its text is kept.')
    return {kind: 'text'}
  }
  const clean = url.replace(/[\s\p{C}]/gu, '')
  return {kind: isMisleading(text, clean) ? 'misleading' : 'keep', url: clean}
}

/** A link of lowered HTML. */
export function linkNodes(
  url: string,
  children: readonly PhrasingContent[],
  {text, scope}: {text: string; scope: Scope},
): PhrasingContent[] {
  if (text.trim() === '') return [...children]
  const fate = judgeLink(url, text, scope)
  if (fate.kind === 'text') return [...children]
  if (fate.kind === 'keep') return [{type: 'link', url: fate.url, children: [...children]}]
  return misleadingLink(text, fate.url)
}

/** A link whose text names another host, shown as both: the text as code, and the target as it is. */
export function misleadingLink(text: string, url: string): PhrasingContent[] {
  return [
    {type: 'inlineCode', value: plainText(text).trim()},
    {type: 'text', value: ' '},
    {type: 'link', url, children: [{type: 'inlineCode', value: url}]},
  ]
}

/** A picture, or the words that stand for it. Nothing is ever fetched. */
export function pictureNode(url: string, alt: string, scope: Scope): PhrasingContent {
  const text = altText(alt, scope)
  if (scope.pictures.has(url)) return {type: 'image', url, alt: text}
  if (schemeOf(url) === 'attachment') return imageOr(attachedPicture(url, text, scope), text)
  const data = decodeDataUrl(url)
  if (data) return imageOr(added(scope.pictures.add(data, text), scope), text)
  if (isRemote(url)) return remoteNotice(url, text)
  return imageOr(relativePicture(url, text, scope), text)
}

/** One line of at most 200 characters. */
export function altText(alt: string, {clean}: Pick<Scope, 'clean'>): string {
  const line = plainText(alt).replace(/\s+/gu, ' ').trim()
  if (isShort(line)) return line
  const cleaned = clean(line)
  if (isShort(cleaned)) return cleaned
  const letters = [...cleaned.slice(0, longestAlt * 2)]
  // What was redacted says so in whole or not at all.
  return `${letters
    .slice(0, longestAlt - 1)
    .join('')
    .replace(/\[REDACTED:[a-z-]*$/u, '')}…`
}

function isShort(line: string): boolean {
  return line.length <= longestAlt * 2 && [...line].length <= longestAlt
}

/** The target of a picture that was taken in, with a warning if it was not. */
export function added(result: Added, scope: Scope): string | undefined {
  if (result.kind === 'added') {
    if (result.isPartial) scope.warn('export/picture', 'Expected a drawing of shapes and text: a picture or HTML in it is left out.')
    return result.url
  }
  if (result.kind === 'unknown') scope.warn('export/picture', 'Expected a PNG, JPEG, GIF, WebP or SVG picture.')
  else scope.warn('export/limit', `A picture of ${result.bytes} bytes is above the limit and is left out.`)
  return undefined
}

function imageOr(url: string | undefined, alt: string): PhrasingContent {
  return url === undefined ? {type: 'text', value: alt} : {type: 'image', url, alt}
}

function remoteNotice(url: string, alt: string): PhrasingContent {
  const scheme = schemeOf(url)
  const what = scheme === undefined || scheme === 'http' || scheme === 'https' ? 'Remote picture not loaded' : 'Picture not loaded'
  return {type: 'emphasis', children: [{type: 'text', value: alt === '' ? `[${what}]` : `[${what}: ${alt}]`}]}
}

function relativePicture(url: string, alt: string, scope: Scope): string | undefined {
  const path = percentDecode(url.replace(/[?#].*$/su, ''))
  const bytes = path === '' ? undefined : scope.readFile(path)
  if (!bytes) {
    scope.warn('export/picture', 'Expected a picture file inside the catalog: only the alternative text is kept.')
    return undefined
  }
  return added(scope.pictures.add(bytes, alt), scope)
}

/** The best picture of the attachment that a target names, percent-decoded or not. */
function attachedPicture(url: string, alt: string, scope: Scope): string | undefined {
  const name = url.trim().slice('attachment:'.length)
  const bundle = scope.attachments.get(name) ?? scope.attachments.get(percentDecode(name))
  if (!isMap(bundle)) {
    scope.warn('export/attachment', 'Expected an attachment of this name in the cell: only the text is kept.')
    return undefined
  }
  for (const type of pictureTypes) {
    const value = bundle.get(type)
    const text = isList(value) ? value.filter(part => typeof part === 'string').join('') : value
    const result = typeof text === 'string' ? scope.pictures.addBase64(text, alt) : undefined
    if (result?.kind === 'added') return added(result, scope)
  }
  scope.warn('export/attachment', 'Expected a PNG, JPEG, GIF, WebP or SVG attachment: only the text is kept.')
  return undefined
}
