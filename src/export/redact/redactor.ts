import type {Redaction} from '../../model/finding.ts'
import {denyRule, type FindDenied} from './denied.ts'
import {isRedacted, markOf} from './mark.ts'
import {isCut, type Pass, passesFor, type TextLanguage} from './passes.ts'
import {readingsFor} from './readings.ts'
import {redactionRules} from './secrets/index.ts'
import type {RedactionRule, Span} from './secrets/rule.ts'
import {type Reading, type View, viewOf} from './view.ts'

/** Takes out of texts what must not leave the team, and counts it. It never keeps what it took. */
export interface Redactor {
  /** A text without secrets. Counted for a cell, 1 for the first one and 0 for what is in none; without a cell it is not counted. */
  readonly redact: (text: string, cell?: number) => string
  /** The same for Markdown, in which escapes and marks may stand between the letters of a secret. */
  readonly redactMarkdown: (text: string, cell?: number) => string
  /** The same for HTML and SVG, in which tags and references may. */
  readonly redactHtml: (text: string, cell?: number) => string
  /** Whether a value could not be printed as it is: an identifier must be, or the finding is refused. */
  readonly wouldChange: (value: string) => boolean
  /** The rule that still finds something in a text, read as its language is. */
  readonly left: (text: string, language: TextLanguage) => string | undefined
  /** Counts what another place took out by a rule. */
  readonly count: (rule: string, cell: number) => void
  /** By cell and rule. */
  readonly redactions: () => readonly Redaction[]
}

export interface RedactorOptions {
  /** The deny list of the team. */
  readonly deny?: readonly FindDenied[]
  /** Of the names of the files, which stay as they are. */
  readonly stem?: string
}

export function createRedactor({deny = [], stem = ''}: RedactorOptions = {}): Redactor {
  const rules = deny.length === 0 ? redactionRules : [...redactionRules, denyRule(deny)]
  const counts = new Map<string, Redaction>()
  const count = (rule: string, cell: number): void => {
    const key = `${cell} ${rule}`
    counts.set(key, {rule, cell, count: (counts.get(key)?.count ?? 0) + 1})
  }
  const passes = passesFor(rules, readingsFor(stem))
  const run = (text: string, language: TextLanguage, cell: number | undefined): string => {
    const counter = cell === undefined ? undefined : (rule: string) => count(rule, cell)
    const isMarkdown = language === 'markdown'
    let clean = text
    // What gives way may show what it stood in front of.
    for (let round = 0; round < mostRounds; round += 1) {
      const before = clean
      for (const pass of passes(clean, language, 'redact')) clean = redactPass(clean, pass, {count: counter, isMarkdown})
      if (clean === before) break
    }
    return clean
  }
  return {
    redact: (text, cell) => run(text, 'plain', cell),
    redactMarkdown: (text, cell) => run(text, 'markdown', cell),
    redactHtml: (text, cell) => run(text, 'html', cell),
    wouldChange: value => run(value, 'plain', undefined) !== value,
    left(text, language) {
      for (const pass of passes(text, language, 'search')) {
        const found = leftIn(text, pass)
        if (found !== undefined) return found
      }
      return undefined
    },
    count,
    redactions: () => [...counts.values()].sort((a, b) => a.cell - b.cell || (a.rule < b.rule ? -1 : 1)),
  }
}

const mostRounds = 5

interface Work {
  readonly count: ((rule: string) => void) | undefined
  readonly isMarkdown: boolean
}

function redactPass(source: string, {reading, rules, leaves}: Pass, {count, isMarkdown}: Work): string {
  const likely = likelyIn(source, reading, rules)
  if (likely.length === 0) return source
  let text = source
  let view = viewOf(text, reading)
  for (const rule of likely) {
    const read = view?.text ?? text
    const spans = spansIn(read, rule, leaves)
    if (spans.length === 0) continue
    for (const _ of spans) count?.(rule.id)
    text = replace(text, {view, spans, mark: markOf(rule.id), isMarkdown})
    view = viewOf(text, reading)
  }
  return text
}

function likelyIn(text: string, reading: Reading, rules: readonly RedactionRule[]): readonly RedactionRule[] {
  const sketch = reading.sketch(text)
  return rules.filter(({mayMatch}) => mayMatch(sketch))
}

/** Where a rule finds something. What overlaps is one; what was redacted before is nothing. */
function spansIn(text: string, rule: RedactionRule, leaves: Pass['leaves']): readonly Span[] {
  const spans: Span[] = []
  for (const {start, end} of rule.find(text)) {
    const last = spans.at(-1)
    if (last && start < last.end) spans[spans.length - 1] = {start: last.start, end: Math.max(end, last.end)}
    else if (end > start && !isCut(text, {start, end}, {rule, leaves}) && !isRedacted(text.slice(start, end))) spans.push({start, end})
  }
  return spans
}

interface Replacing {
  readonly view: View | undefined
  readonly spans: readonly Span[]
  readonly mark: string
  readonly isMarkdown: boolean
}

/** Letters give way to the mark, and to `…` behind marks of Markdown that stay, so that no code, link or fence opens or closes. */
function replace(text: string, {view, spans, mark, isMarkdown}: Replacing): string {
  const parts: string[] = []
  let at = 0
  for (const span of spans) {
    for (const [index, {start, end}] of (view?.sources(span) ?? [span]).entries()) {
      // Brackets before `(` or `[` would make a link, and before `:` at the start of a line a definition.
      const opens = isMarkdown && index === 0 && (/[([]/u.test(text.charAt(end)) || (text.charAt(end) === ':' && beginsLine(text, start)))
      parts.push(text.slice(at, start), index === 0 ? mark : '…', opens ? ' ' : '')
      at = end
    }
  }
  parts.push(text.slice(at))
  return parts.join('')
}

function leftIn(text: string, {reading, rules}: Pass): string | undefined {
  const likely = likelyIn(text, reading, rules)
  if (likely.length === 0) return undefined
  const read = viewOf(text, reading)?.text ?? text
  return likely.find(rule => spansIn(read, rule, 'none').length > 0)?.id
}

function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[\s>*+\d.)-]*$/u.test(text.slice(Math.max(0, at - 30), at))
}
