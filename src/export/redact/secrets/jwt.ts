import {beginsWord, type RedactionRule, type Span} from './rule.ts'

/** Two parts in base64url that are JSON objects, and a third, perhaps empty. It may be wrapped. */
export const jwt: RedactionRule = {id: 'jwt', mayMatch: text => joint.test(text), find}

const part = /[A-Za-z0-9_-]/u
/** What may stand between two lines of a token: ends of texts in code, a hard break, a quote in Markdown. */
const wrap = String.raw`["']?[ \t]{0,8}\\?(?:\r?\n|\\n)[ \t>|]{0,40}["']?`
const joint = new RegExp(String.raw`\.(?:${wrap})?eyJ`, 'u')
const joints = new RegExp(joint, 'gu')
const gap = new RegExp(wrap, 'uy')
const gapBefore = new RegExp(`${wrap}$`, 'u')
/** Units of the longest gap. */
const widest = 64
/** Without the dot of the third part both must be this long. */
const longPart = 16

/** Begins at the dot between the first two parts: no run of characters is read twice. */
function* find(text: string): Generator<Span> {
  let from = 0
  for (const {index: dot, 0: match} of text.matchAll(joints)) {
    if (dot < from) continue
    const start = headStart(text, {from, dot})
    const body = dot + match.length - 3
    const end = bodyEnd(text, body)
    from = end
    if (start === undefined || end - body < 4) continue
    if (text[end] === '.') from = signatureEnd(text, end + 1)
    else if (dot - start < longPart || end - body < longPart) continue
    yield {start, end: from}
  }
}

/** Where the part before a dot begins: at its first `eyJ` that begins a word, perhaps lines before. */
function headStart(text: string, {from, dot}: {readonly from: number; readonly dot: number}): number | undefined {
  for (let end = dot; ; ) {
    let run = end
    while (run > from && part.test(text.charAt(run - 1))) run -= 1
    for (let at = text.indexOf('eyJ', run); at !== -1 && at < end; at = text.indexOf('eyJ', at + 1)) {
      if (at === run || !/[A-Za-z0-9]/u.test(text.charAt(at - 1)) || beginsWord(text, at)) return at
    }
    const before = gapBefore.exec(text.slice(Math.max(from, run - widest), run))
    if (!before || run === end) return undefined
    end = run - before[0].length
  }
}

/** Lines go on as long as they lead to a third part. Those that do not are words. */
function bodyEnd(text: string, at: number): number {
  const first = runEnd(text, at)
  for (let end = first; ; ) {
    if (text[end] === '.') {
      const isEnd = end === first || /(?:fQ|[09])$/u.test(text.slice(end - 2, end)) || isRandom(text.slice(end + 1, runEnd(text, end + 1)))
      return isEnd ? end : first
    }
    const start = skipGap(text, end)
    // Another token is another one.
    if (start === end || runEnd(text, start) === start || text.startsWith('eyJ', start)) return first
    end = runEnd(text, start)
  }
}

/** Only whole lines are taken that look like no words. */
function signatureEnd(text: string, at: number): number {
  let end = runEnd(text, at)
  for (;;) {
    const start = skipGap(text, end)
    const next = runEnd(text, start)
    const isWhole = start > end && /[\s"'`\\]|^$/u.test(text.charAt(next))
    if (!isWhole || !isRandom(text.slice(start, next))) return end
    end = next
  }
}

function isRandom(text: string): boolean {
  return text.length >= 8 && /[A-Z]/u.test(text) && /[a-z]/u.test(text) && /\d/u.test(text)
}

function skipGap(text: string, at: number): number {
  gap.lastIndex = at
  return gap.test(text) ? gap.lastIndex : at
}

function runEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && part.test(text.charAt(end))) end += 1
  return end
}
