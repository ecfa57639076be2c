import type {Position, Range} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {configName} from '../node/lsp-command.ts'
import {keysBeside, lineAround, type Spot, spotAt} from './spot.ts'

/** What a word is about, by where it stands. */
export type Subject = 'technique' | 'dataSource' | 'huntTag' | 'cellTag' | 'huntingKey' | 'rule'

/** A word under a cursor, or one that is being written. */
export interface Word {
  readonly subject: Subject
  readonly before: string
  readonly after: string
  readonly range: Range
  readonly quote?: Spot['quote']
  /** Of a key of the `hunting` block: whether a colon follows already. */
  readonly hasColon?: boolean
  /** Of such a key: the others of the block. */
  readonly others?: ReadonlySet<string>
}

/** Other names of the fields of the `hunting` block. */
export type Aliases = ReadonlyMap<string, string>

export interface WordOptions {
  readonly aliases: Aliases
  /** Whether the document is the cell of a notebook, which has no header. */
  readonly isCell: boolean
}

/** The word at a position, or what could be written there. `undefined` where there is nothing to say. */
export function wordAt(document: TextDocument, position: Position, {aliases, isCell}: WordOptions): Word | undefined {
  const around = lineAround(document, position)
  const ofRule = ruleIn(around.before, around.after, position)
  if (ofRule) return ofRule
  const isConfig = document.uri.endsWith(`/${configName}`)
  const spot = isCell ? undefined : spotAt(document, position)
  if (isConfig) return spot && isRulePlace(spot) ? wordOf(spot, 'rule', around.after) : undefined
  const subject = spot && subjectOf(spot, aliases)
  if (spot && subject === 'huntingKey') return {...wordOf(spot, subject, around.after), others: keysBeside(document, position.line)}
  if (spot && subject) return wordOf(spot, subject, around.after)
  return idAt(around.before, around.after, position)
}

function wordOf({before, after, range, quote}: Spot, subject: Subject, rest: string): Word {
  return {
    subject,
    before,
    after,
    range,
    ...(quote && {quote}),
    ...(subject === 'huntingKey' && {hasColon: /^\s*:/u.test(rest.slice(after.length))}),
  }
}

function isRulePlace({keys, part}: Spot): boolean {
  return part === 'key' && keys.at(-1) === 'rules'
}

const subjects: ReadonlyMap<string, Subject> = new Map([
  ['attack_technique_ids', 'technique'],
  ['data_sources', 'dataSource'],
])

function subjectOf({keys, part}: Spot, aliases: Aliases): Subject | undefined {
  const key = keys.at(-1) ?? ''
  if (part === 'key') return key === 'hunting' && keys.length <= 2 ? 'huntingKey' : undefined
  const isHunt = keys.at(-2) === 'hunting'
  if (isHunt) {
    const field = aliases.get(key) ?? key
    return field === 'tags' ? 'huntTag' : subjects.get(field)
  }
  return key === 'tags' ? 'cellTag' : undefined
}

/** A rule in a suppression: in the brackets of a comment, or behind the colon of a tag. */
function ruleIn(before: string, after: string, {line, character}: Position): Word | undefined {
  const found =
    /huntbook:\s*ignore(?:-cell|-file)?\[(?:[^\]]*,)?\s*([\w/*-]*)$/u.exec(before) ?? /huntbook-ignore:([\w/*-]*)$/u.exec(before)
  if (!found) return undefined
  const [written, rest] = [found[1] ?? '', /^[\w/*-]*/u.exec(after)?.[0] ?? '']
  const range = {start: {line, character: character - written.length}, end: {line, character: character + rest.length}}
  return {subject: 'rule', before: written, after: rest, range}
}

/** The id of a technique or tactic, wherever it stands. */
function idAt(before: string, after: string, {line, character}: Position): Word | undefined {
  const written = /(?<![\w.])T(?:A?\d[\d.]*)?$/u.exec(before)?.[0] ?? ''
  const rest = /^[A\d][\d.]*|^T[A\d][\d.]*/u.exec(after)?.[0] ?? ''
  const word = (written + rest).replace(/\.+$/u, '')
  if (!/^TA?\d/u.test(word) && !/^T\d/u.test(written)) return undefined
  const end = character - written.length + word.length
  return {
    subject: 'technique',
    before: written,
    after: word.slice(written.length),
    range: {start: {line, character: character - written.length}, end: {line, character: Math.max(end, character)}},
  }
}
