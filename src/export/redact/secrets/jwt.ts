import {beginsWord, type RedactionRule, type Span} from './rule.ts'

/** Two parts in base64url that are JSON objects, and a third, perhaps empty. */
export const jwt: RedactionRule = {id: 'jwt', mayMatch: text => text.includes('.eyJ'), find}

const part = /[A-Za-z0-9_-]/u
/** Without the dot of the third part both must be this long. */
const longPart = 16

/** Begins at the dot between the first two parts: no run of characters is read twice. */
function* find(text: string): Generator<Span> {
  let from = 0
  for (let dot = text.indexOf('.eyJ'); dot !== -1; dot = text.indexOf('.eyJ', from)) {
    const start = headStart(text, {from, dot})
    const end = runEnd(text, dot + 1)
    from = end
    if (start === undefined || end - dot < 5) continue
    if (text[end] === '.') from = runEnd(text, end + 1)
    else if (dot - start < longPart || end - dot <= longPart) continue
    yield {start, end: from}
  }
}

/** Where the part before a dot begins: at its first `eyJ` that begins a word. */
function headStart(text: string, {from, dot}: {readonly from: number; readonly dot: number}): number | undefined {
  let run = dot
  while (run > from && part.test(text.charAt(run - 1))) run -= 1
  for (let at = text.indexOf('eyJ', run); at !== -1 && at < dot; at = text.indexOf('eyJ', at + 1)) {
    if (at === run || !/[A-Za-z0-9]/u.test(text.charAt(at - 1)) || beginsWord(text, at)) return at
  }
  return undefined
}

function runEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && part.test(text.charAt(end))) end += 1
  return end
}
