import type {Finding} from '../../model/finding.ts'
import {escapeLineStart, escapeText} from '../escape.ts'
import {incompleteNote} from './incomplete.ts'
import {codeMentions} from './mentions.ts'

/** What a system that wants a description takes at least: IRIS two characters. */
const shortest = 2

/**
 * The executive summary as Markdown with mentions as code, else what the hunt says of itself, else its title; after a line that says
 * if the finding does not tell all.
 */
export function markdownSummary(finding: Finding): string {
  const {title, procedure, sections} = finding
  const texts = [sections.executive_summary ?? '', ...[procedure.description, procedure.title, title].map(escapePlain)]
  return noted(finding, codeMentions(texts.find(text => text.trim().length >= shortest) ?? 'Finding of a hunt'))
}

/** What stands for a secret, escaped, where it would make no link or definition without its escapes. */
const escapedMark = /\\\[(REDACTED:[a-z-]{1,30})\\\](?![:([\\])/gu

/** Plain text as Markdown that shows it, line by line. The last look for secrets knows what was redacted by its brackets. */
export function escapePlain(text: string): string {
  return text
    .split(/\r\n?|\n/u)
    .map(line => escapeLineStart(escapeText(line.trim())).replace(escapedMark, '[$1]'))
    .join('\n')
}

/** A text after the line that says if the finding does not tell all. */
export function noted(finding: Finding, text: string): string {
  const note = incompleteNote(finding)
  return note === undefined ? text : `*${note}*\n\n${text}`
}
