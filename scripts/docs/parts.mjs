/**
 * Puts the texts of `parts` between their marks, `<!-- generated:NAME -->` and `<!-- /generated -->`. Each part has to have a
 * place, and each place a part.
 *
 * @param {string} page
 * @param {{path: string, parts: Readonly<Record<string, string>>}} given
 */
export function fillParts(page, {path, parts}) {
  const missing = new Set(Object.keys(parts))
  const filled = page.replace(mark, (_, name) => {
    if (!Object.hasOwn(parts, name)) throw new Error(`Expected a known part in ${path}, got \`${name}\`.`)
    missing.delete(name)
    return `<!-- generated:${name} -->\n\n${parts[name]}\n\n<!-- /generated -->`
  })
  for (const name of missing) throw new Error(`Expected a place for the part \`${name}\` in ${path}, got none.`)
  return filled
}

const mark = /<!-- generated:(\w+) -->.*?<!-- \/generated -->/gsu

/**
 * A table of GitHub's Markdown.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const line = cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

/** A value as people write it in YAML, as code. Empty for a missing one. */
export function shownValue(value) {
  return value === undefined ? '' : `\`${JSON.stringify(value)}\``
}

/** A sentence for a table. A star outside of code would begin emphasis. */
export function prose(text) {
  return text.replace(/(`[^`]*`)|\*/gu, (_, code) => code ?? '\\*')
}
