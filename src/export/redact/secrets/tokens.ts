import {namedRules} from './named.ts'
import {beginsWord, type RedactionRule, type Span, spansOf} from './rule.ts'
import {secretCells} from './table.ts'

/** Credentials that can be told by how they begin. */
export const tokenRules: readonly RedactionRule[] = [
  {
    id: 'aws-access-key',
    mayMatch: text => text.includes('AKIA') || text.includes('ASIA'),
    find: text => words(text, /(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9_])/gu),
  },
  token('github-token', /gh[pousr]_|github_pat_/u, /(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/gu),
  token('gitlab-token', /glpat-/u, /glpat-[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]{1,64}){0,3}/gu),
  token('slack-token', /xox[abeoprs]-/u, /xox[abeoprs]-[A-Za-z0-9-]{8,}/gu),
  token('slack-webhook', /hooks\.slack\.com/u, /hooks\.slack\.com\\?\/services\\?\/[A-Za-z0-9_\\/-]+/gu),
  {
    id: 'google-api-key',
    mayMatch: text => text.includes('AIza'),
    find: text => words(text, /AIza[A-Za-z0-9_-]{35,}/gu),
  },
  {id: 'azure-client-secret', mayMatch: text => text.includes('Q~'), find: clientSecrets},
  token(
    'azure-storage-key',
    /account_?key/iu,
    /account_?key\\?["']?[ \t]{0,4}[=:][ \t]{0,4}\\?["']?(?<value>[A-Za-z0-9+/]{60,}(?:=|%3D){0,2})/giu,
  ),
  token('azure-sas', /sig=/iu, /[?&;]sig=(?<value>[A-Za-z0-9%+/_=-]{20,})/giu),
]

/** Only where a request says so, or where it looks like nothing else. `{token}` and `<token>` fill in a value and are none. */
export const authorization: RedactionRule = {
  id: namedRules.authorization,
  mayMatch: text => /authorization\W|bearer[ \t]/iu.test(text),
  find: text => [...credentials(text), ...secretCells(text, namedRules.authorization)].sort((a, b) => a.start - b.start),
}

function* credentials(text: string): Generator<Span> {
  yield* spansOf(
    text,
    /authorization\\?["']?\]?[ \t]{0,8}[:=][ \t]{0,8}\\?["']?[ \t]{0,8}(?:bearer|basic)[ \t]{1,8}(?<value>(?![<{$%@])[^\s"'<>,;`|\\)]{8,})/giu,
  )
  for (const span of spansOf(text, /\bBearer[ \t]{1,8}(?<value>[A-Za-z0-9._~+/-]{20,}=*)/gu)) {
    if (/\d/u.test(text.slice(span.start, span.end))) yield span
  }
}

function token(id: string, hint: RegExp, pattern: RegExp): RedactionRule {
  return {id, mayMatch: text => hint.test(text), find: text => spansOf(text, pattern)}
}

function* words(text: string, pattern: RegExp): Generator<Span> {
  for (const span of spansOf(text, pattern)) if (beginsWord(text, span.start)) yield span
}

/** Three characters, a digit, `Q~` and 31 to 34 more (spec/xdr.md 6). More are taken as well. */
function* clientSecrets(text: string): Generator<Span> {
  const rest = /[A-Za-z0-9_~.-]{31,}/uy
  let from = 0
  for (let at = text.indexOf('Q~'); at !== -1; at = text.indexOf('Q~', from)) {
    from = at + 2
    if (at < 4 || !/^[A-Za-z0-9_~.-]{3}\d$/u.test(text.slice(at - 4, at))) continue
    rest.lastIndex = from
    if (!rest.test(text)) continue
    from = rest.lastIndex
    yield {start: at - 4, end: from}
  }
}
