import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex} from '@noble/hashes/utils.js'
import type {Output} from '../model/notebook.ts'
import {isList, isMap, type Value} from '../model/value.ts'
import type {Written} from './leaks.ts'
import {decodeBase64} from './pictures.ts'
import type {KeptCell, RemovedPart} from './select.ts'

type Work = Pick<Written, 'pictures' | 'takeIn'>

/** The cell of a removed picture that would be written although no kept part holds it. Pictures are compared as they are taken in. */
export function findPicture(
  {pictures, takeIn}: Work,
  {kept, removed}: {readonly kept: readonly KeptCell[]; readonly removed: readonly RemovedPart[]},
): number | undefined {
  if (pictures.length === 0) return undefined
  const sizes = new Set(pictures.map(({bytes}) => bytes.length))
  const paths = pictures.map(({path}) => path)
  const hashOf = (text: string): string | undefined => {
    const bytes = decodeBase64(text)
    const taken = bytes && takeIn(bytes)
    return taken && sizes.has(taken.length) ? bytesToHex(sha256(taken)).slice(0, 16) : undefined
  }
  let known: ReadonlySet<string | undefined> | undefined
  for (const {cell, value} of removed) {
    for (const text of picturesIn(value)) {
      const hash = hashOf(text)
      if (hash === undefined || !paths.some(path => path.includes(hash))) continue
      known ??= new Set(kept.flatMap(keptPictures).map(hashOf))
      if (!known.has(hash)) return cell
    }
  }
  return undefined
}

function keptPictures({source, attachments, outputs}: KeptCell): string[] {
  const embedded = [source ?? '', ...outputs.flatMap(({output}) => htmlOf(output))].flatMap(embeddedIn)
  return [...picturesIn(attachments), ...outputs.flatMap(({output}) => picturesIn(output)), ...embedded]
}

/** Base64 of pictures: by how it begins, as what it says of itself counts for nothing. */
function picturesIn(value: RemovedPart['value']): string[] {
  if (typeof value === 'string') return embeddedIn(value)
  if (isOutput(value))
    return value.kind === 'display' ? [...stringsOf(value.data), ...htmlOf(value).flatMap(embeddedIn)].filter(isPicture) : []
  return stringsOf(value).filter(isPicture)
}

function htmlOf(output: Output): string[] {
  if (output.kind !== 'display') return []
  return ['text/html', 'text/markdown'].map(type => output.data.get(type)).filter(value => typeof value === 'string')
}

/** Base64 of the `data:` pictures of a text. */
function embeddedIn(text: string): string[] {
  return [...text.matchAll(/data:image\/[\w.+-]{1,40};base64,([A-Za-z0-9+/\s]+={0,2})/giu)].map(match => match[1] ?? '').filter(isPicture)
}

function isPicture(text: string): boolean {
  return /^\s*(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR)/u.test(text)
}

function isOutput(value: Exclude<RemovedPart['value'], string>): value is Output {
  return 'kind' in value
}

/** A list in a bundle is one text. */
function stringsOf(value: Value): string[] {
  if (typeof value === 'string') return [value]
  if (isMap(value)) return [...value.values()].flatMap(item => (isMap(item) ? [...item.values()] : [item])).flatMap(stringsOf)
  return isList(value) ? [value.filter(item => typeof item === 'string').join('')] : []
}
