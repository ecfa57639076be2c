import {commandMark, displayWidth, visibleText} from './terminal.ts'

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
  // What breaks a command of a CI runner stands behind its second `#`.
  const breaks = new Set([...text.matchAll(commandMark())].map(({0: mark, index}) => index + mark.length))
  let start = 0
  for (const character of text) {
    const end = start + character.length
    const shown = visibleText(character) + (breaks.has(end) ? '\\' : '')
    characters.push({start, end, text: shown, width: displayWidth(shown)})
    start = end
  }
  return characters
}
