/**
 * A page of the docs for readers who see it somewhere else: without the marks of generated parts, and with links to other pages as
 * their text. Examples stay as they are.
 */
export function helpOf(page: string): string {
  let fence: string | undefined
  const lines = page.split('\n').filter(line => !/^<!-- \/?generated.*-->$/u.test(line))
  const shown = lines.map(line => {
    const [mark] = /^(?:`{3,}|~{3,})/u.exec(line) ?? []
    if (mark !== undefined && fence === undefined) fence = mark
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined
    return fence === undefined ? line.replace(/\[([^\][]*)\]\((?![a-z]+:)[^()\s]*\)/gu, '$1') : line
  })
  return `${shown.join('\n').trim()}\n`
}
