/** Words as one line for the shell that git starts commands with. Words without anything special stay as they are. */
export function commandLine(words: readonly string[]): string {
  return words.map(word => (/^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ')
}

/** The words of a line without variables and the like, as a shell takes it apart; undefined where it holds more than words. */
export function wordsOf(line: string): readonly string[] | undefined {
  const words: string[] = []
  let rest = line.trimStart()
  while (rest !== '') {
    const [token = ''] = /^(?:'[^']*'|"(?:[^"\\$`]|\\.)*"|\\.|[^\s'"\\$`;&|<>()*?[#~!])+/su.exec(rest) ?? []
    if (token === '') return undefined
    words.push(unquoted(token))
    const after = rest.slice(token.length)
    rest = after.trimStart()
    if (rest.length === after.length && rest !== '') return undefined
  }
  return words
}

function unquoted(token: string): string {
  return token.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gsu, (_, single, double, escaped) => {
    if (typeof single === 'string') return single
    return typeof double === 'string' ? double.replace(/\\(["\\$`])/gu, '$1') : String(escaped)
  })
}
