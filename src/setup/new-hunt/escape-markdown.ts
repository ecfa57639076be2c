/** A text on one line: no line end may begin a block, end a comment or end a statement. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/**
 * A text as it is read in a paragraph, a heading or a cell of a table, on one line. What would begin a block at the start of a line,
 * close a heading or be read as markup by CommonMark, GitHub or MyST gets a backslash; the rest stays as people wrote it.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>&{}$~|]|(?<!\w)_|_(?!\w)/gu, '\\$&')
    .replace(/(?<=^|\s)#/gu, '\\#')
    .replace(/^[-+=:%(]/u, '\\$&')
    .replace(/^(\d{1,9})([.)])/u, '$1\\$2')
}

/** The same where backslashes are letters: in tags and comments of HTML. A colon could make a suppression of a comment. */
export function escapeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"'`:]|-(?=-)/gu, character => `&#${character.codePointAt(0)};`)
}

/** In a comment of a program, where `huntbook:` would begin a suppression. */
export function escapeComment(text: string): string {
  return oneLine(text).replace(/huntbook(?=:)/giu, '$& ')
}

/** In a code span or a fence nothing can be escaped: what would end one becomes an apostrophe. */
export function escapeVerbatim(text: string): string {
  return oneLine(text).replaceAll('`', "'").replace(/^~+/u, '')
}

/** A part of an address. */
export function escapeAddress(text: string): string {
  return encodeURIComponent(oneLine(text)).replace(/[()']/gu, character => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
}
