/** A text as a scalar of YAML on one line. What single quotes cannot hold is escaped as JSON does, which YAML reads too. */
export function yamlText(text: string): string {
  return /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]*$/u.test(text) ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text)
}

/** The lines of a text, indented. Empty ones stay empty. */
export function indented(text: string, depth: number): string {
  return text.replace(/^(?=.)/gmu, ' '.repeat(depth))
}
