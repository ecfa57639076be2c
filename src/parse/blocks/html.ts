/** The kinds of HTML blocks of CommonMark 0.31, section 4.6. */
export type HtmlKind = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * The kind of HTML block that a line begins; `line` starts at its `<`.
 *
 * Kind 7, a complete tag alone on its line, is for the caller to refuse where it would interrupt a paragraph.
 */
export function openHtml(line: string): HtmlKind | undefined {
  const second = line.charCodeAt(1)
  if (second === 0x21) {
    if (line.startsWith('<!--')) return 2
    if (line.startsWith('<![CDATA[')) return 5
    return declaration.test(line) ? 4 : undefined
  }
  if (second === 0x3f) return 3
  const match = tagName.exec(line)
  if (!match) return undefined
  const name = (match[2] ?? '').toLowerCase()
  const after = line.slice(match[0].length)
  if (match[1] === '' && rawNames.has(name) && rawBoundary.test(after)) return 1
  if (blockNames.has(name) && blockBoundary.test(after)) return 6
  return completeTag.test(line) ? 7 : undefined
}

/** Whether a line ends an HTML block of kind 1 to 5; on the block's first line `line` starts at its `<`. */
export function closesHtml(kind: HtmlKind, line: string): boolean {
  switch (kind) {
    case 1:
      return rawEnd.test(line)
    case 2:
      // The dashes of `<!--` count: `<!-->` and `<!--->` are whole comments.
      return line.includes('-->', line.startsWith('<!--') ? 2 : 0)
    case 3:
      return line.includes('?>')
    case 4:
      return line.includes('>')
    case 5:
      return line.includes(']]>')
    default:
      return false
  }
}

const declaration = /^<![a-z]/i
const tagName = /^<(\/?)([a-z][a-z0-9-]*)/i
const rawNames = new Set(['pre', 'script', 'style', 'textarea'])
const rawBoundary = /^(?:[ \t>]|$)/
const rawEnd = /<\/(?:pre|script|style|textarea)>/i
const blockBoundary = /^(?:[ \t]|\/?>|$)/

// No part of the pattern can match what the part after it can begin with, so a match takes one pass.
const attribute = '[ \\t]+[a-z_:][a-z0-9_.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"\'=<>`]+|\'[^\']*\'|"[^"]*"))?'
const completeTag = new RegExp(`^(?:<[a-z][a-z0-9-]*(?:${attribute})*[ \\t]*/?>|</[a-z][a-z0-9-]*[ \\t]*>)[ \\t]*$`, 'i')

const blockNames = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu ' +
    'menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
)
