/** A tag with its attributes, whose values stand in double quotes, or the text up to the next. */
const parts = /<[^>"]*(?:"[^"]*"[^>"]*)*>|[^<]+/gu

/** What looks like the target of a link in Markdown, like a source in CSS, or like an attribute that runs or loads something. */
const inText = /(?<=\])\(|(?<=\burl)\(|(?<=\b(?:href|src|http-equiv)\s{0,99})=/giu
const inValue = /(?<=\])\(|(?<=\burl)\(|(?<=(?<![\w-])(?:href|src|http-equiv|on\w{1,99})\s{0,99})=|</giu

/**
 * A page says the same with it in a browser. Readers that are none, as the search of a mail gateway or a wiki that reads Markdown within
 * HTML, could take the words of a command line for a link, a handler or a picture: the character that makes them one is a reference.
 */
export function breakLookalikes(html: string): string {
  return html.replace(parts, part =>
    part.startsWith('<') ? part.replace(/"[^"]*"/gu, value => value.replace(inValue, reference)) : part.replace(inText, reference),
  )
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
