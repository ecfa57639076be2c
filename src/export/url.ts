import {collapse} from './html/parse.ts'

const schemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto'])

const letter = /[\p{L}\p{N}]/u

/** Whether a link may keep its target. The scheme is read as a browser reads it: white space and controls do not count. */
export function isSafeUrl(url: string): boolean {
  const scheme = schemeOf(url)
  return scheme !== undefined && schemes.has(scheme)
}

/** The scheme in lower case; `undefined` for a relative target. */
export function schemeOf(url: string): string | undefined {
  const packed = url.replace(/[\s\p{C}]/gu, '')
  return /^([a-z][a-z0-9+.-]*):/iu.exec(packed)?.[1]?.toLowerCase()
}

/** Whether a picture of this target lies elsewhere: it has a scheme or a host. */
export function isRemote(url: string): boolean {
  return schemeOf(url) !== undefined || /^[\\/]{2}/u.test(url.trim())
}

/**
 * Whether a link text names a host, anywhere in it, that is not the host of its target. A leading `www.` does not count, and a text that
 * is the target itself names what it leads to.
 */
export function isMisleading(text: string, url: string): boolean {
  const shown = collapse(text)
  if (shown === url || `mailto:${shown}` === url) return false
  const mail = schemeOf(url) === 'mailto'
  const found = (mail ? /@([^?@]*)(?:\?|$)/u : /^[^:]*:[\\/]*(?:[^\\/?#]*@)?([^\\/?#:]*)/u).exec(url)?.[1] ?? ''
  const target = plainHost(found)
  return shown.split(' ').some(word => namedHosts(word, mail).some(host => plainHost(host) !== target))
}

/** The hosts in a word: of a URL, whatever it is, otherwise what looks like a domain name. What follows a host is its path. */
function namedHosts(word: string, mail: boolean): readonly string[] {
  const url = /[\\/]{2}/u.exec(word)
  const start = url && word.charAt(url.index - 1) === ':' ? url.index + 2 : 0
  const authority = word.slice(start).split(/[\\/?#]/u, 1)[0] ?? ''
  const at = authority.lastIndexOf('@')
  const host = withinMarks(authority.slice(at + 1).split(':', 1)[0] ?? '')
  const hosts = start > 0 && host !== '' ? [host] : []
  // What stands before an `@` is the name of a mailbox where the link leads to one.
  const searched = hosts.length === 0 && domains(authority).length === 0 ? word : authority
  return [...hosts, ...domains(mail ? searched.slice(searched.lastIndexOf('@') + 1) : searched)]
}

function domains(text: string): string[] {
  return (text.match(/[\p{L}\p{N}_.-]+/gu) ?? []).flatMap(run => {
    const name = withinMarks(run)
    return /\.\p{L}{2,63}$/u.test(name) ? [name] : []
  })
}

/** From the first letter or digit to the last. A pattern would look at a run of marks once for each of them. */
function withinMarks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && !letter.test(text.charAt(start))) start += 1
  while (end > start && !letter.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/^www\.|\.$/gu, '')
}
