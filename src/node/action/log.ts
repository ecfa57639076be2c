import {leadingText} from '../../report/terminal.ts'

/**
 * Text for the log of a runner that is no command of ours. Between the two commands the runner obeys none but the one that holds the
 * token, and lines are escaped all the same: what is escaped already stays as it is.
 */
export function quoted(text: string, token: string): string {
  if (text === '') return ''
  const lines = text.replace(/(?:\r\n|\r|\n)$/u, '').split(/\r\n|\r|\n/u)
  return `::stop-commands::${token}\n${lines.map(line => `${leadingText(line)}\n`).join('')}::${token}::\n`
}
