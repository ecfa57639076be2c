import type {RuleMeta} from '../../model/rule.ts'
import {styleOf} from '../style.ts'
import {breakLine, leadingText} from '../terminal.ts'
import {printPage} from './print.ts'
import {wordsOf, wrap} from './words.ts'

interface Explained {
  readonly meta: Pick<RuleMeta, 'id' | 'description' | 'severity' | 'fixable' | 'scope'>
  readonly isEngine: boolean
  readonly sections: readonly {readonly title: string; readonly text: string}[]
}

/** In columns. Longer lines are hard to read, however wide a terminal is. */
const widest = 88

/** What is known of a rule, for a terminal. */
export function printExplanation({meta, isEngine, sections}: Explained, {color, columns}: {color: boolean; columns: number}): string {
  const style = styleOf(color)
  const width = Math.max(20, Math.min(columns, widest))
  const {id, description, severity, fixable, scope} = meta
  const facts = [
    `severity: ${severity}`,
    ...(isEngine
      ? ['always on']
      : [`fix: ${fixable ?? 'none'}`, `runs on: ${scope === 'hunt' ? 'hunts of the catalog' : 'every notebook'}`]),
  ]
  const intro = `${isEngine ? 'This check' : 'This rule'} ${description}.`
  return [
    `${style.bold(leadingText(id))}\n`,
    ...[wrap(wordsOf(intro, style), width), wrap(wordsOf(facts.join(' · '), style), width).map(style.dim)].map(
      lines => `${lines.map(breakLine).join('\n')}\n`,
    ),
    ...sections.map(({title, text}) => printPage(`## ${title}\n\n${text}`, {width, style})),
  ].join('\n')
}
