/** Printed at the start of a line it must not begin a comment of MyST. */
const percent = String.raw`(?:\\?%|&#(?:37|x25);)`
/** Codes that stand for letters: in addresses, also in an address within one (`%252F`), and in texts of JSON and Python, also there. */
const ascii = String.raw`${percent}(?:25){0,3}[0-7][\da-f]`
const others = String.raw`${percent}[c-f][\da-f](?:%[89ab][\da-f]){1,3}`
const escapes = String.raw`(?:\\|%(?:25){0,3}5C){1,4}(?:u[\da-f]{4}|x[\da-f]{2})`

/** The source of an expression, to be used without regard to case. */
export const code = `${escapes}|${ascii}|${others}`

export const beginsCode = new RegExp(`^(?:${code})`, 'iu')
const some = new RegExp(code, 'iu')
const every = new RegExp(code, 'giu')

export function hasCodes(text: string): boolean {
  return /%|\\[ux]|&#(?:37|x25);/iu.test(text) && some.test(text)
}

export function withoutCodes(text: string): string {
  return text.replace(every, readCode)
}

/** The letter that a code stands for. */
export function readCode(match: string): string {
  const digits = /[ux]([\da-f]{2}|[\da-f]{4})$/iu.exec(match)?.[1]
  if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16))
  const bytes = match.replace(everyPercent, '%')
  return /^%[c-f]/iu.test(bytes) ? decoded(bytes) : String.fromCharCode(Number.parseInt(bytes.slice(-2), 16))
}

const everyPercent = new RegExp(percent, 'giu')

function decoded(match: string): string {
  try {
    return decodeURIComponent(match)
  } catch {
    return match
  }
}
