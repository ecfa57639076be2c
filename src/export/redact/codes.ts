/** Codes that stand for letters: in addresses, also in an address within one (`%252F`), and in texts of JSON and Python, also in an address. */
const ascii = String.raw`%(?:25){0,3}[0-7][\da-f]`
const others = String.raw`%[c-f][\da-f](?:%[89ab][\da-f]){1,3}`
const escapes = String.raw`(?:\\|%(?:25){0,3}5C){1,4}(?:u[\da-f]{4}|x[\da-f]{2})`

/** The source of an expression, to be used without regard to case. */
export const code = `${escapes}|${ascii}|${others}`

export const beginsCode = new RegExp(`^(?:${code})`, 'iu')
const some = new RegExp(code, 'iu')
const every = new RegExp(code, 'giu')

export function hasCodes(text: string): boolean {
  return (text.includes('%') || /\\[ux]/iu.test(text)) && some.test(text)
}

export function withoutCodes(text: string): string {
  return text.replace(every, readCode)
}

/** The letter that a code stands for. */
export function readCode(match: string): string {
  const digits = /[ux]([\da-f]+)$/iu.exec(match)?.[1]
  if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16))
  if (/^%[c-f]/iu.test(match)) return decoded(match)
  return String.fromCharCode(Number.parseInt(match.slice(-2), 16))
}

function decoded(match: string): string {
  try {
    return decodeURIComponent(match)
  } catch {
    return match
  }
}
