import {type CellView, isMap, mystExtensions, type Repository} from '../../src/rule.ts'
import {decodeLink, encodeLink, linkTo, resolveLink} from './link-path.ts'

/** What is wrong with a link, and the target to write in its place where it is known. */
export interface Verdict {
  readonly message: 'missing' | 'outside'
  readonly replacement?: string
}

/** A link of a notebook to a file. `undefined` where it is as it should be. */
export function judgeFile(url: string, {path: own, repository}: {path: string; repository: Repository}): Verdict | undefined {
  const folder = own.slice(0, own.lastIndexOf('/') + 1)
  const [link = ''] = /^[^?#]*/u.exec(url) ?? []
  if (link === '') return undefined
  const paths = [...new Set([decodeLink(link), link])].map(text => resolveLink(folder, text))
  if (paths.some(path => path !== undefined && exists(repository, path))) return undefined
  const [path] = paths
  if (path === undefined) return {message: 'outside'}
  const moved = onlyOfName(repository.files(), path.slice(path.lastIndexOf('/') + 1))
  if (moved === undefined || moved === own) return {message: 'missing'}
  const target = encodeLink(link.startsWith('/') ? `/${moved}` : linkTo(folder, moved))
  return {message: 'missing', replacement: target + url.slice(link.length)}
}

/** A link to an attachment of its cell. `undefined` for one that is there, and for other links. */
export function judgeAttachment(url: string, {attachments, metadata}: CellView): Verdict | undefined {
  const [, name] = /^attachment:(.*)$/su.exec(url) ?? []
  if (name === undefined) return undefined
  const stored = metadata.get('huntbook-attachments')
  const isThere = [name, decodeLink(name)].some(own => attachments?.has(own) || (isMap(stored) && stored.has(own)))
  return isThere ? undefined : {message: 'missing'}
}

/** MyST finds a notebook without its extension too. */
function exists({kindOf}: Repository, path: string): boolean {
  if (kindOf(path) !== undefined) return true
  return /(?:^|\/)[^./]+$/u.test(path) && [...mystExtensions, '.ipynb'].some(extension => kindOf(path + extension) === 'file')
}

/** Where a file is now that has moved. */
function onlyOfName(files: readonly string[], name: string): string | undefined {
  const [path, ...others] = name === '' ? [] : files.filter(file => file === name || file.endsWith(`/${name}`))
  return others.length === 0 ? path : undefined
}
