import {visibleText} from './terminal.ts'

export interface WorkflowCommand {
  readonly name: 'error' | 'warning' | 'notice'
  /** In this order; those without a value are left out. No blank may begin the first or end the last one: the runner trims. */
  readonly properties: Readonly<Record<string, string | number | undefined>>
  readonly message: string
  /** Follows the message, however long that is. */
  readonly suffix?: string
}

/** In UTF-16 units. The runner keeps 4,096 and says nothing about the others. */
const longest = 4000

/** One workflow command of GitHub, as a line: the runner gives back its values as they are, but for what no log may hold. */
export function workflowCommand({name, properties, message, suffix = ''}: WorkflowCommand): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${escapeProperty(visibleParts(String(value)))}`],
  )
  return `::${name} ${given.join(',')}::${escapeData(cut(visibleParts(message), longest - suffix.length) + suffix)}`
}

/** Controls are shown as in any log. Line ends have an escape of their own; a tab is no danger, and a path has to come back as it is. */
function visibleParts(text: string): string {
  return text.replace(/[^\t\r\n]+/gu, visibleText)
}

// Escapes as the runner undoes them: a raw line end would begin a new command. `%` goes first, since `%25` is undone last. `##[` may stay:
// the runner looks for `::` at the start of the line before it looks for that.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** At most so many units, and no half of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const end = /[\ud800-\udbff]/u.test(text[most - 2] ?? '') ? most - 2 : most - 1
  return `${text.slice(0, end)}…`
}
