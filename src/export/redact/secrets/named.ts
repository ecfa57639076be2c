import {isLiteral, shortest} from './literal.ts'

/** What ends the name of a secret. */
export const secretNames = '(?:passw(?:or)?d|pwd|secret|token|(?:api|access|secret)[_-]?key)'

/** The rules that know a secret by its name. */
export const namedRules = {aws: 'aws-secret-key', assigned: 'assigned-secret', authorization: 'authorization'} as const

export type NamedRule = (typeof namedRules)[keyof typeof namedRules]

const assigned = new RegExp(`${secretNames}\\d{0,2}$`, 'iu')

/** The rule by which a value is a secret because of its name, where both are known by themselves. */
export function namedSecret(name: string, value: string): NamedRule | undefined {
  const end = name.slice(-100)
  if (/secret.{0,24}key|key.{0,24}secret/iu.test(end) && /^[A-Za-z0-9/+]{40}$/u.test(value)) return namedRules.aws
  if (/authorization$/iu.test(end) && /^(?:bearer|basic)[ \t]{1,8}(?![<{$%@])[^\s"'<>,;`|\\)]{8,}$/iu.test(value)) {
    return namedRules.authorization
  }
  return assigned.test(end) && value.length >= shortest && isLiteral(value) ? namedRules.assigned : undefined
}
