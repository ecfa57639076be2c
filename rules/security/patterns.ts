import {isPlaceholderValue} from '../placeholder.ts'

/** Credentials that can be told by their form. `value` names the group that holds the secret; without it all of the match is. */
export interface SecretPattern {
  readonly kind: string
  readonly pattern: RegExp
  /** What every match has in it. A text without it need not be searched. */
  readonly holds?: string
  /** Reported at most as information: it expires by itself. */
  readonly temporary?: true
  /** Default: whether the value holds one of the words for values that are none. */
  readonly isPlaceholder?: (value: string, match: string) => boolean
}

/** Each runs over every source and output: no pattern may backtrack. */
export const secretPatterns: readonly SecretPattern[] = [
  {kind: 'AWS access key id', holds: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/gu},
  {kind: 'Temporary AWS access key id', holds: 'ASIA', pattern: /\bASIA[0-9A-Z]{16}\b/gu, temporary: true},
  {kind: 'GitHub token', holds: 'gh', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}/gu},
  {kind: 'GitHub token', holds: 'github_pat_', pattern: /\bgithub_pat_[A-Za-z0-9_]{22,255}/gu},
  {kind: 'GitLab token', holds: 'glpat-', pattern: /\bglpat-[A-Za-z0-9_-]{20,255}/gu},
  {kind: 'Slack token', holds: 'xox', pattern: /\bxox[a-eoprs]-[A-Za-z0-9-]{10,255}/gu},
  {
    kind: 'Slack webhook',
    holds: 'hooks.slack.com',
    pattern: /\bhooks\.slack\.com\/services\/(?<value>T[A-Za-z0-9_]{6,20}\/B[A-Za-z0-9_]{6,20}\/[A-Za-z0-9_]{16,40})/gu,
  },
  {kind: 'Google API key', holds: 'AIza', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/gu},
  {
    kind: 'Azure client secret',
    holds: 'Q~',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/gu,
  },
  {kind: 'Azure storage key', holds: 'AccountKey=', pattern: /\bAccountKey=(?<value>[A-Za-z0-9+/]{64,120}==)/gu},
  {kind: 'Azure shared access signature', holds: 'sig=', pattern: /(?<![A-Za-z0-9_])sig=(?<value>[A-Za-z0-9%+/_-]{40,120}(?:=|%3D)?)/gu},
  {
    kind: 'JSON web token',
    holds: 'eyJ',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,2000}/gu,
  },
  {
    kind: 'Password in a URL',
    holds: '://',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@'"<>]{0,64}:(?<value>[^\s/:@'"<>]{3,128})@[A-Za-z0-9[]/gu,
    isPlaceholder: isShownPassword,
  },
  {kind: 'Bearer token', holds: 'Bearer', pattern: /\bBearer\s{1,4}(?<value>[A-Za-z0-9._~+/-]{20,4000}={0,2})/gu},
  {
    kind: 'Private key',
    holds: '-----BEGIN ',
    // An encrypted one says so in lines of its own.
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:\\n|\s){1,4}[A-Z][A-Za-z-]{1,20}: [A-Z0-9,. -]{1,80}){0,4}(?<value>[A-Za-z0-9+/=\s\\]{64,10000})/gu,
    isPlaceholder: isEmptyKey,
  },
]

/** Whether a match only stands where a credential would: a placeholder, what fills in a value, an expression that finds credentials. */
export function standsForSecret(
  {isPlaceholder = isPlaceholderValue}: SecretPattern,
  {text, match}: {readonly text: string; readonly match: RegExpExecArray},
): boolean {
  const value = match.groups?.value ?? match[0]
  const end = match.index + match[0].length
  return isPlaceholder(value, match[0]) || isFilledIn(value) || /^(?:\[|\{\d|\\[bBdDsSwW])/u.test(text.slice(end, end + 2))
}

/** `{token}`, `[token]`, `%s`, `***`: nothing by itself. */
export function isFilledIn(value: string): boolean {
  return /^(?:\{.*\}|\[.*\]|\(.*\)|%(?:\(\w+\))?s|[*.x]+)$/isu.test(value)
}

/** A key of sample code says so, or is one letter over and over. Real ones of OpenSSH begin with a row of equal letters. */
function isEmptyKey(body: string): boolean {
  return /example|sample|placeholder|redacted|replace|insert/iu.test(body) || new Set(body).size < 20
}

/** Documentation names what goes there. A lure has the host of somebody else in front, with its port: `https://bank.test:443@192.0.2.7`. */
function isShownPassword(value: string, url: string): boolean {
  return isPlaceholderValue(value) || /^(?:pass(?:word)?|pwd?|user)$/iu.test(value) || /\/\/[^:]*\.[^:]*:\d{1,5}@/u.test(url)
}
