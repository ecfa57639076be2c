import {isFilledIn} from './patterns.ts'

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

/** Whether a name ends in one of the words, in snake case or camelCase. Only short words have to stand apart: `apikey`, but not `parsec`. */
export function isSecretName(name: string, words: readonly string[]): boolean {
  const snake = name
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
  const joined = snake.replaceAll('_', '')
  return words.some(word => snake === word || snake.endsWith(`_${word}`) || (word.length > 4 && joined.endsWith(word.replaceAll('_', ''))))
}

/** Whether a source may give one of the names a value: `x_key = '…'`, `"key": "…"`, `x["key"]: str = f(…)`, `key, x = …`. */
export function mayNameSecret(words: readonly string[]): RegExp {
  const names = words.map(word => word.replace(/\W/gu, '').replaceAll('_', '[_-]?'))
  return new RegExp(`(?:${names.join('|')})['"]?(?:\\s{0,9}\\])?\\s{0,9}(?:[:=]|,[^\\n()]{0,80}=)`, 'iu')
}

/** Whether a literal looks like a credential and not like a name, a path or a sentence. */
export function looksSecret(value: string): boolean {
  if (value.length < 8 || /\s/u.test(value) || value.includes('://')) return false
  // A constant's name, a slug, a path.
  if (/^[A-Z][A-Z0-9_]*$/u.test(value) || /^[a-z][a-z0-9]*(?:[-_./][a-z0-9]+)+$/u.test(value)) return false
  if (/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)/u.test(value) || /^[\w.-]+(?:\/[\w.-]+)+\.[A-Za-z]{2,5}$/u.test(value) || isFilledIn(value))
    return false
  if (isIdentifier(value) || isResource(value)) return false
  const classes = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9]/u].filter(characters => characters.test(value)).length
  return classes >= 2 && entropy(value) >= 2.8
}

/** Longer ones are no names that a person gave. */
const maxIdentifier = 100

/** `TokenElevationType`, `float64Dtype`, `TargetUserSid_S1`: mostly words. Passwords of words end in digits, as `Winter2024` does. */
function isIdentifier(value: string): boolean {
  if (value.length > maxIdentifier || !/^[A-Za-z]\w*$/u.test(value) || /(?:^|[a-z_])\d+$/u.test(value)) return false
  const parts = value.match(/[A-Z]+(?![a-z])\d{0,2}|[A-Z]?[a-z]+|\d+/gu) ?? []
  const isShort = (part: string): boolean => /^(?:[A-Z]{1,4}\d{0,2}|[A-Z]?[a-z]{1,2}|\d{1,4})$/u.test(part)
  const words = parts.filter(part => /^(?:[A-Z][a-z]{2,}|[a-z]{3,})$/u.test(part))
  return words.length * 2 > parts.length && parts.every(part => words.includes(part) || isShort(part))
}

/** `projects/p1/secrets/My-Secret1/versions/2`, `vault:secret/data/Hunt#apikey`: where a secret is kept. A key has segments that look random. */
function isResource(value: string): boolean {
  if (value.split('/', 3).length < 3 || !/^[\w.:#@/-]+$/u.test(value)) return false
  const parts = value.split(/[-_.:#@/]/u)
  return parts.every(part => /^(?:[A-Z]?[a-z]{0,20}\d{0,4}|[A-Z]{1,8})$/u.test(part) || isIdentifier(part)) && /[a-z]{3}/u.test(value)
}

/** Bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}
