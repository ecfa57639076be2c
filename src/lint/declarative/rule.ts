import {escapePointer, pointerKeys} from '../../model/pointer.ts'
import type {Rule, RuleMeta} from '../../model/rule.ts'
import {isList, isMap, isNumber, type Value} from '../../model/value.ts'
import type {At, CellView, NotebookView} from '../../model/view.ts'
import {sectionsUnder} from './sections.ts'

/** What a rule without code looks at. Everything that is given has to hold. */
export interface Selection {
  readonly cells?: 'code' | 'markdown' | 'raw'
  readonly tag?: string
  readonly language?: string
  readonly heading?: string
  /** JSON pointer into the notebook's metadata. */
  readonly metadata?: string
}

export interface Declared {
  readonly select: Selection
  readonly demand: 'require' | 'forbid'
  readonly pattern: string
  /** With `g`. */
  readonly flags: string
}

type Report = (at: At, match?: string) => void

/** Longer matches are cut in messages. */
const longest = 80

/** Makes a rule of what somebody declared. */
export function ruleOf(meta: RuleMeta, declared: Declared): Rule {
  const {metadata, heading} = declared.select
  return {
    meta,
    create(context) {
      const report: Report = (at, match) =>
        context.report({
          message: 'found',
          at,
          ...(match !== undefined && {data: {match: match.length > longest ? `${match.slice(0, longest)}…` : match}}),
        })
      if (metadata !== undefined) return {notebook: view => judgeMetadata({view, pointer: metadata}, declared, report)}
      if (heading !== undefined) return {notebook: view => judgeSections({view, heading}, declared, report)}
      return {cell: cell => judgeCell(cell, declared, report)}
    },
  }
}

function judgeCell(cell: CellView, declared: Declared, report: Report): void {
  if (!isSelected(cell, declared.select)) return
  const matches = matchesIn(cell.source, declared)
  if (declared.demand === 'forbid') for (const {start, end} of matches) report({cell, start, end}, cell.source.slice(start, end))
  else if (!hasMatch(cell.source, declared)) report({cell})
}

/** A section is the text below its heading. It may go on in later cells; no match does. */
function judgeSections({view, heading}: {view: NotebookView; heading: string}, declared: Declared, report: Report): void {
  for (const {at, parts} of sectionsUnder(view.cells, heading)) {
    const own = parts.filter(({cell}) => isSelected(cell, declared.select))
    if (declared.demand === 'require') {
      if (!own.some(({cell, start, end}) => hasMatch(cell.source.slice(start, end), declared))) report(at)
      continue
    }
    for (const {cell, start, end} of own) {
      const text = cell.source.slice(start, end)
      for (const match of matchesIn(text, declared)) {
        report({cell, start: start + match.start, end: start + match.end}, text.slice(match.start, match.end))
      }
    }
  }
}

/** Of a list or a mapping, every value in it is selected. What is not there is not selected. */
function judgeMetadata({view, pointer}: {view: NotebookView; pointer: string}, declared: Declared, report: Report): void {
  const left: [Value | undefined, string][] = [[valueAt(view.notebook.metadata, pointer), pointer]]
  while (left.length > 0) {
    const [value, at] = left.pop() ?? [undefined, '']
    if (value === undefined || value === null) continue
    if (isList(value)) left.push(...value.map((item, index): [Value, string] => [item, `${at}/${index}`]).reverse())
    else if (isMap(value)) left.push(...[...value].map(([key, item]): [Value, string] => [item, `${at}/${escapePointer(key)}`]).reverse())
    else {
      const text = isNumber(value) && typeof value !== 'number' ? value.text : String(value)
      const [match] = matchesIn(text, declared)
      if (declared.demand === 'require' && !hasMatch(text, declared)) report({pointer: at})
      else if (declared.demand === 'forbid' && match) report({pointer: at}, text.slice(match.start, match.end))
    }
  }
}

function isSelected(cell: CellView, {cells, tag, language}: Selection): boolean {
  return (
    (cells === undefined || cell.type === cells) &&
    (tag === undefined || cell.tags.some(own => own.tag === tag)) &&
    (language === undefined || cell.language === language)
  )
}

/** The matches that cover something. */
function matchesIn(text: string, {pattern, flags}: Declared): {readonly start: number; readonly end: number}[] {
  return [...text.matchAll(new RegExp(pattern, flags))].flatMap(({0: match, index}) =>
    match === '' ? [] : [{start: index, end: index + match.length}],
  )
}

function hasMatch(text: string, {pattern, flags}: Declared): boolean {
  return new RegExp(pattern, flags).test(text)
}

function valueAt(value: Value, pointer: string): Value | undefined {
  let found: Value | undefined = value
  for (const key of pointerKeys(pointer)) {
    found = isMap(found) ? found.get(key) : isList(found) && /^\d+$/u.test(key) ? found[Number(key)] : undefined
  }
  return found
}
