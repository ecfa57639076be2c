/** At most `limit` UTF-16 units; of a longer text the last one is `…`, and no surrogate pair is halved. `limit` is at least 1. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = limit - 1
  return `${text.slice(0, splitsPair(text, end) ? end - 1 : end)}…`
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}
