/** A group that is open. */
interface Group {
  /** Whether something in it repeats without a bound. */
  repeats: boolean
  /** Whether the alternative being read holds something that is there exactly so often. */
  fixed: boolean
  /** Whether an alternative holds nothing of the kind. */
  loose: boolean
  /** It takes no text: `(?=`, `(?<!`. */
  readonly isLook: boolean
}

/** A part of an expression: a class, an escape, a sign or a bracket of a group. */
const part = /\[(?:\\.|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|k<[^>]*>|.)|\((?:\?(?:<?[=!]|:|<[^>]*>))?|./suy
const quantifier = /[*+?]|\{(?<least>\d+)(?<open>,(?<most>\d*))?\}/uy
/** Beyond this a bound is none. */
const bound = 8

/**
 * Whether a regular expression repeats a group that can repeat what it holds in more than one way, as `(a+)+` does: on some texts such
 * an expression does not end. `(?:a+\.)+` is not one, for the dot tells where each turn ends.
 */
export function repeatsLoosely(source: string): boolean {
  const open: Group[] = [newGroup('')]
  for (let at = 0; at < source.length; ) {
    part.lastIndex = at
    const [text = ''] = part.exec(source) ?? []
    at += Math.max(text.length, 1)
    const group = open.at(-1)
    if (!group) return false
    if (text.startsWith('(')) open.push(newGroup(text))
    else if (text === '|') endAlternative(group)
    else if (!/^(?:[$^]|\\[bB])$/u.test(text)) {
      const inner = text === ')' ? open.pop() : undefined
      if (inner) endAlternative(inner)
      const times = timesAt(source, at)
      at += times.length
      const around = open.at(-1)
      if (times.isUnbounded && inner?.repeats && inner.loose) return true
      if (around) addPart(around, times, inner)
    }
  }
  return false
}

function newGroup(text: string): Group {
  return {repeats: false, fixed: false, loose: false, isLook: /[=!]$/u.test(text)}
}

function endAlternative(group: Group): void {
  if (!group.fixed) group.loose = true
  group.fixed = false
}

interface Times {
  /** Of its text. */
  readonly length: number
  readonly isUnbounded: boolean
  readonly isFixed: boolean
}

function timesAt(source: string, at: number): Times {
  quantifier.lastIndex = at
  const found = quantifier.exec(source)
  if (!found) return {length: 0, isUnbounded: false, isFixed: true}
  const {least, open, most} = found.groups ?? {}
  const lazy = source[at + found[0].length] === '?' ? 1 : 0
  const last = open === undefined ? least : most
  const isUnbounded = least === undefined ? found[0] !== '?' : last === '' || Number(last) > bound
  return {length: found[0].length + lazy, isUnbounded, isFixed: least !== undefined && least === last && least !== '0' && !isUnbounded}
}

function addPart(around: Group, {isUnbounded, isFixed}: Times, inner: Group | undefined): void {
  if (isUnbounded || inner?.repeats) around.repeats = true
  if (isFixed && !inner?.isLook && !inner?.loose) around.fixed = true
}
