/**
 * Text for a terminal or a log: control, format and separator characters become visible escapes, tabs become blanks, and what a
 * CI runner would read as a command (`##[…]`, `##vso[…]`) is broken. Line feeds are escaped too: lines are ours alone.
 */
export function terminalText(text: string): string {
  const visible = visibleText(text)
  return visible.includes('#') ? visible.replace(commandMark(), '$&\\') : visible
}

/** The same but for commands in the middle of a line: for a sink that breaks them in its own way. */
export function visibleText(text: string): string {
  return text.replaceAll('\t', '  ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escapeCharacter)
}

/** Runners search by the rules of a language, to which these are as if they were not there. Format characters are escaped anyway. */
const weightless = '(?:(?!\\p{Cf})\\p{Default_Ignorable_Code_Point})*'

let mark: RegExp | undefined
/** What stands before `[` or `vso[` in a command of a runner. Made when it is needed: that takes half a millisecond of every start. */
export function commandMark(): RegExp {
  mark ??= new RegExp(`#${weightless}#${weightless}(?=(?:${[...'vso'].map(letter => letter + weightless).join('')})?\\[)`, 'giu')
  return mark
}

let start: RegExp | undefined
function commandStart(): RegExp {
  start ??= new RegExp(`^([\\s\\p{Default_Ignorable_Code_Point}]*):(?=${weightless}:)`, 'u')
  return start
}

/**
 * A path that begins a line: a CI runner would read `::name …` there as a command, and whoever looks for places in a report takes what
 * begins with a blank for a line of a text. `./` in front of it changes nothing else.
 */
export function leadingPath(path: string): string {
  const text = terminalText(path)
  const isMistaken = /^\s/u.test(text) || (text.includes(':') && commandStart().test(text))
  return isMistaken ? `./${text}` : text
}

/** A text that stands first on a line, after blanks of ours: what a CI runner would read as a command there is broken. */
export function leadingText(text: string): string {
  return breakLine(terminalText(text))
}

/** A line that is put together of such texts: side by side they could be a command again. */
export function breakLine(line: string): string {
  const broken = line.includes('#') ? line.replace(commandMark(), '$&\\') : line
  return broken.includes(':') ? broken.replace(commandStart(), '$1\\:') : broken
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`
}

/** Columns that a text takes on a terminal: wide East Asian characters and emoji count two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{Mark}/u.test(character)) continue
    width +=
      /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
