import {isPresentation} from './attributes.ts'

export type Declarations = ReadonlyMap<string, string>

/** The rules of style sheets by the last part of their selectors: `*`, `path`, `.line` or `path.line`. */
export type Sheet = ReadonlyMap<string, Declarations>

/** What of a `style` attribute, or of a rule, has an attribute of the same name. */
export function parseDeclarations(css: string): Declarations {
  const found = new Map<string, string>()
  for (const part of css.split(';')) {
    const colon = part.indexOf(':')
    if (colon === -1) continue
    const name = part.slice(0, colon).trim().toLowerCase()
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important\s*$/iu, '')
      .trim()
    if (name === 'font') for (const [own, word] of fontParts(value)) found.set(own, word)
    else if (isPresentation(name)) found.set(name, value)
  }
  return found
}

/**
 * Rules outside `@media` and the like. Drawings of plots select by element or by class; what stands before the last part of a selector
 * says where the drawing is, and is left out.
 */
export function parseSheet(css: string): Sheet {
  const sheet = new Map<string, Map<string, string>>()
  const text = css.replace(/\/\*.*?(?:\*\/|$)/gsu, ' ')
  let depth = 0
  let start = 0
  let selectors = ''
  let isNested = false
  for (const {0: brace, index} of text.matchAll(/[{}]/gu)) {
    if (brace === '{') {
      if (depth === 0) {
        selectors = text.slice(start, index)
        isNested = false
      } else isNested = true
      depth += 1
    } else if (depth > 0) {
      depth -= 1
      if (depth === 0 && !isNested && !selectors.includes('@')) addRule(sheet, selectors, parseDeclarations(text.slice(start, index)))
    }
    start = index + 1
  }
  return sheet
}

/** A sheet of one rule for many names would be as large as their product. */
const mostSelectors = 100

function addRule(sheet: Map<string, Map<string, string>>, selectors: string, declarations: Declarations): void {
  for (const selector of selectors.split(',', mostSelectors)) {
    const last =
      selector
        .trim()
        .split(/[\s>+~]+/u)
        .at(-1) ?? ''
    if (!/^(?:\*|(?=[.\w])[\w-]*(?:\.[\w-]+)?)$/u.test(last)) continue
    const rule = sheet.get(last) ?? new Map<string, string>()
    for (const [name, value] of declarations) rule.set(name, value)
    sheet.set(last, rule)
  }
}

/** `font: italic bold 10px 'DejaVu Sans'` */
function fontParts(value: string): [string, string][] {
  const match =
    /^(?:(italic|oblique|normal)\s+)?(?:(bold|bolder|lighter|normal|\d{3})\s+)?([\d.]{1,20}(?:px|pt|em|rem|%)?)(?:\/[\w.%]{1,20})?\s+(.{1,300})$/iu.exec(
      value,
    )
  if (!match) return []
  const [, style, weight, size = '', family = ''] = match
  const parts: [string, string][] = [
    ['font-size', size],
    ['font-family', family],
  ]
  if (style !== undefined) parts.push(['font-style', style])
  if (weight !== undefined) parts.push(['font-weight', weight])
  return parts
}
