import {displayWidth, terminalText} from './terminal.ts'

/** A character of a text as a terminal shows it. */
export interface Shown {
  /** Units of the text that it stands for. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Columns. */
  readonly width: number
}

/** The characters of a text, each escaped by itself: together they are `terminalText` of the whole. */
export function shownCharacters(text: string): Shown[] {
  const characters: Shown[] = []
  let start = 0
  for (const character of text) {
    const end = start + character.length
    // What breaks a command of a CI runner stands after its second `#`.
    const isCommand = character === '#' && text[start - 1] === '#' && /^(?:\[|vso\[)/u.test(text.slice(end, end + 4))
    const shown = isCommand ? '#\\' : terminalText(character)
    characters.push({start, end, text: shown, width: displayWidth(shown)})
    start = end
  }
  return characters
}
