import {plainText} from '../terminal.ts'

/** What stands for the tenant of a run that says none. No evidence belongs to it. */
export const unknownTenant = 'unknown'

/** Whether a text can be the id of a tenant or the name of an environment: an empty value or a placeholder is none. */
export function isScopeName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,127}$/u.test(text)
}

/** Whether a text can be the id of a tenant whose data was searched. */
export function isTenant(text: string): boolean {
  return text !== unknownTenant && isScopeName(text)
}

/** Whether a text may tell runs or places apart: a person has to be able to read it, and to see where it ends. */
export function isRunName(text: string): boolean {
  return text !== '' && text.length <= 200 && text.trim() === text && plainText(text) === text && !/[\t\n]/u.test(text)
}
