import {collapse} from './html/parse.ts'

const schemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto'])

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

/** Whether a link text names a host that is not the host of its target. */
export function isMisleading(text: string, url: string): boolean {
  const shown = hostOf(collapse(text))
  return shown !== undefined && shown !== hostOf(url)
}

function hostOf(url: string): string | undefined {
  const match = /^(?:[a-z][a-z0-9+.-]*:[\\/]{2}|(?=www\.))(?:[^/\\?#@\s]*@)?([^/\\?#:\s]+)/iu.exec(url.trim())
  return match?.[1]?.toLowerCase()
}
