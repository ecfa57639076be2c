/** Credentials that can be told by their form. `value` names the group that holds the secret; without it all of the match is. */
export interface SecretPattern {
  readonly kind: string
  readonly pattern: RegExp
  /** Reported at most as information: it expires by itself. */
  readonly temporary?: true
}

/** Each runs over every source and output: no pattern may backtrack. */
export const secretPatterns: readonly SecretPattern[] = [
  {kind: 'AWS access key id', pattern: /\bAKIA[0-9A-Z]{16}\b/gu},
  {kind: 'Temporary AWS access key id', pattern: /\bASIA[0-9A-Z]{16}\b/gu, temporary: true},
  {kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}/gu},
  {kind: 'GitHub token', pattern: /\bgithub_pat_[A-Za-z0-9_]{22,255}/gu},
  {kind: 'GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,255}/gu},
  {kind: 'Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/gu},
  {
    kind: 'Slack webhook',
    pattern: /\bhooks\.slack\.com\/services\/(?<value>T[A-Za-z0-9_]{6,20}\/B[A-Za-z0-9_]{6,20}\/[A-Za-z0-9_]{16,40})/gu,
  },
  {kind: 'Google API key', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/gu},
  {kind: 'Azure client secret', pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/gu},
  {kind: 'Azure storage key', pattern: /\bAccountKey=(?<value>[A-Za-z0-9+/]{64,120}==)/gu},
  {kind: 'Azure shared access signature', pattern: /[?&]sig=(?<value>[A-Za-z0-9%+/]{40,120}(?:=|%3D)?)/gu},
  {kind: 'JSON web token', pattern: /\beyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,2000}/gu},
  {kind: 'Password in a URL', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@'"<>]{1,64}:(?<value>[^\s/:@'"<>]{3,128})@[A-Za-z0-9[]/gu},
  {kind: 'Bearer token', pattern: /\bBearer\s{1,4}(?<value>[A-Za-z0-9._~+/-]{20,4000}={0,2})/gu},
  {kind: 'Private key', pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----(?<value>[A-Za-z0-9+/=\s\\]{64,10000})/gu},
]

/** Names of variables, keywords and keys that hold a secret: the end of the name in snake case. */
export const secretNames: readonly string[] = [
  'password',
  'passwd',
  'pwd',
  'secret',
  'api_key',
  'auth_key',
  'access_key',
  'secret_key',
  'client_secret',
  'auth_token',
  'access_token',
  'token',
  'sec',
]

/** Whether a name ends in one of the words, in snake case or camelCase. */
export function isSecretName(name: string, words: readonly string[]): boolean {
  const snake = name
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
  return words.some(word => snake === word || snake.endsWith(`_${word}`))
}

/** Whether a literal looks like a credential and not like a name, a path or a sentence. */
export function looksSecret(value: string): boolean {
  if (value.length < 8 || /\s/u.test(value) || value.includes('://')) return false
  // A constant's name, a slug, a path.
  if (/^[A-Z][A-Z0-9_]*$/u.test(value) || /^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+$/u.test(value)) return false
  if (/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)/u.test(value)) return false
  const classes = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9]/u].filter(characters => characters.test(value)).length
  return classes >= 2 && entropy(value) >= 2.8
}

/** Bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}
