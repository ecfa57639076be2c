import type {ExportProblem} from '../../model/findings.ts'
import type {Tenant} from '../options.ts'
import {phraseFinder} from './phrases.ts'

/** A text of the finding and where it stands. */
export interface PlacedText {
  readonly text: string
  /** A key of the finding, or a path of keys. */
  readonly place: string
  readonly cell?: number
}

const shortestName = 4

/** Ids and names of other tenants in the texts of a finding. The messages name none of them. */
export function foreignNames(texts: readonly PlacedText[], tenants: readonly Tenant[], own: string): readonly ExportProblem[] {
  const others = tenants.filter(({id}) => id !== own)
  const mine = tenants.filter(({id}) => id === own).flatMap(({name}) => (name === undefined ? [] : [fold(name)]))
  if (others.length === 0) return []
  const ids = phraseFinder([...new Set(others.map(({id}) => id))].filter(id => id !== ''))
  // What belongs to the own name is not the name of another, of which it may hold a part.
  const names = others.map(({name = ''}) => fold(name)).filter(name => name.length >= shortestName && !mine.includes(name))
  const folded = phraseFinder([...mine, ...new Set(names)])
  const holdsName = (text: string): boolean => {
    let covered = 0
    // The own name first where both begin at one place.
    for (const {phrase, end} of folded(fold(text)).toSorted((a, b) => a.start - b.start || a.phrase - b.phrase)) {
      if (phrase < mine.length) covered = Math.max(covered, end)
      else if (end > covered) return true
    }
    return false
  }
  const problems = new Map<string, ExportProblem>()
  for (const {text, place, cell} of texts) {
    if (ids(text).length === 0 && !formsOf(text).some(form => ids(form).length > 0 || holdsName(form))) continue
    const message = `Unexpected id or name of another tenant in \`${place}\`: remove it.`
    problems.set(`${place} ${cell}`, {rule: 'tenant/foreign-name', severity: 'error', message, ...(cell !== undefined && {cell})})
  }
  return [...problems.values()]
}

/** As it stands, and as a reader of Markdown sees it. */
function formsOf(text: string): string[] {
  return /[\\&]/u.test(text) ? [text, text.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('&amp;', '&')] : [text]
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
