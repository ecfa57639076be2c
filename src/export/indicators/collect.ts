import type {Indicator, IndicatorScope, IndicatorType} from '../../model/finding.ts'
import type {ExportProblem, FindingsBlock} from '../../model/findings.ts'
import {readAllowList} from './allow-list.ts'
import {canonicalIndicator} from './canonical.ts'
import {findIndicators} from './find.ts'
import {leaveOut} from './leave-out.ts'
import {shownTexts} from './shown-text.ts'

/** One that the notebook names in a channel of its own. */
export interface NamedIndicator {
  readonly type: IndicatorType
  readonly value: string
  readonly cell: number
}

interface Seen {
  readonly type: IndicatorType
  readonly value: string
  readonly scope: IndicatorScope
  readonly cell: number
}

/**
 * The indicators of what a reader is shown, code inputs aside, and of the channels: each once with how often and in which cells it stands,
 * by type and value, without those of the allow-list.
 */
export function collectIndicators(
  blocks: readonly FindingsBlock[],
  named: readonly NamedIndicator[],
  allowList: readonly string[],
): readonly Indicator[] {
  const isAllowed = readAllowList(allowList)
  const found = new Map<string, {readonly first: Seen; count: number; readonly cells: Set<number>}>()
  for (const seen of [...blocks.filter(({kind}) => kind !== 'source').flatMap(shown), ...named.flatMap(told)]) {
    if (isAllowed(seen)) continue
    const key = `${seen.type} ${seen.value}`
    const entry = found.get(key) ?? {first: seen, count: 0, cells: new Set<number>()}
    entry.count += 1
    entry.cells.add(seen.cell)
    found.set(key, entry)
  }
  return [...found.values()]
    .map(({first: {type, value, scope}, count, cells}) => ({type, value, count, cells: [...cells].sort((a, b) => a - b), scope}))
    .sort((a, b) => compare(a.type, b.type) || compare(a.value, b.value))
}

/** Those that are none of the type they are said to be: they are left out. The message holds no value. */
export function indicatorProblems(named: readonly NamedIndicator[]): readonly ExportProblem[] {
  return named
    .filter(({type, value}) => !canonicalIndicator(type, value))
    .map(({type, cell}) => ({
      rule: 'finding/indicator',
      severity: 'warning',
      cell,
      message: `Expected an indicator of the type \`${type}\`: it is left out.`,
    }))
}

function shown({kind, markdown, cell}: FindingsBlock): Seen[] {
  return shownTexts(markdown).flatMap(({text}) =>
    findIndicators(text, leaveOut(text))
      .filter(({end}) => kind === 'markdown' || !isCut(text, end))
      .map(match => ({...match, cell})),
  )
}

/** Tables of pandas cut their cells: what is left of a value is another value. */
function isCut(text: string, end: number): boolean {
  return text.startsWith('...', end) || text.startsWith('…', end)
}

function told({type, value, cell}: NamedIndicator): Seen[] {
  const canonical = canonicalIndicator(type, value)
  return canonical ? [{type, ...canonical, cell}] : []
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
