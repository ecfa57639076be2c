import type {RedactionRule, Span} from './rule.ts'
import {spansOf} from './rule.ts'

/** The password of `user:password@`. */
export const urlCredentials: RedactionRule = {
  id: 'url-credentials',
  mayMatch: text => /:\/\/[^\s/?#"'<>`|\\]*@/u.test(text),
  find: passwords,
}

/** The query string of a URL that whoever has it may use. */
export const presignedUrl: RedactionRule = {
  id: 'presigned-url',
  mayMatch: text => /x-(?:amz|goog)-signature/iu.test(text),
  find: queries,
}

/** Links that open a search or a report to whoever has them, such as those of Taegis. */
export const shareLink: RedactionRule = {
  id: 'share-link',
  mayMatch: text => text.includes('/share/'),
  find: text =>
    spansOf(
      text,
      /https?:\/\/[^\s/"'<>|`\\()]{1,253}(?:\/[\w.~%#-]{1,64}){0,4}\/share\/(?:(?:[\w.~%-]{1,40}\/){0,2}(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|(?=[A-Za-z_]{0,64}\d)\w{16,})|(?=[A-Za-z_-]{0,64}\d)[\w-]{16,})[^\s"'<>|`\\()[\]]*/giu,
    ),
}

const authority = /[^\s/?#"'<>`|\\]{1,2048}/uy

function* passwords(text: string): Generator<Span> {
  let from = 0
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', from)) {
    from = at + 3
    if (!/[A-Za-z0-9+.-]/u.test(text.charAt(at - 1))) continue
    authority.lastIndex = from
    const host = authority.exec(text)?.[0] ?? ''
    const end = host.lastIndexOf('@')
    const start = host.indexOf(':') + 1
    const password = host.slice(start, Math.max(start, end))
    if (start === 0 || end <= start || /^(?:\$\{.*\}|\$\(.*\)|\{\{?\w*\}?\})$/u.test(password)) continue
    yield {start: from + start, end: from + end}
    from += end
  }
}

const query = /[^\s"'<>`|\\^()]*/uy

function* queries(text: string): Generator<Span> {
  let from = 0
  for (const {index} of text.matchAll(/x-(?:amz|goog)-signature(?:=|%3d)/giu)) {
    if (index < from) continue
    let start = index
    while (start > from && !/[\s"'<>`|\\^()?]/u.test(text.charAt(start - 1))) start -= 1
    query.lastIndex = index
    query.test(text)
    const isQuery = text.charAt(start - 1) === '?'
    from = Math.max(query.lastIndex, index)
    yield {start: isQuery ? start : index, end: from}
  }
}
