import {visibleText} from './terminal.ts'

/**
 * Text for GitHub's Markdown, inside a cell of a table or a paragraph: it shows as it is. What stands between backticks becomes code
 * unless it holds something that acts there too; all else that may begin anything is a character reference.
 */
export function escapeMarkdown(text: string): string {
  return visibleText(text).replace(/`([^`]+)`|[^`]+|`/gu, (part, code: string | undefined) =>
    code !== undefined && canBeCode(code) ? part : references(part),
  )
}

/** The same where the text stands in HTML, which knows no code but references. */
export function escapeHtml(text: string): string {
  return references(visibleText(text))
}

/** In code nothing is escaped, but tables end cells in it, runners look for `##[` anywhere, and blanks around it are lost. */
function canBeCode(text: string): boolean {
  return text.trim() === text && !/[\\|#]|\p{Default_Ignorable_Code_Point}/u.test(text)
}

// What only acts at the start of a line may stay: no line begins with a text. `www.` begins an address for GitHub.
function references(text: string): string {
  return text.replace(active, character => `&#${character.codePointAt(0)};`)
}

const active = /[!#$&*<>@[-`{-~]|:(?=\S)|(?<=w{3})\.|\p{Default_Ignorable_Code_Point}/giu
