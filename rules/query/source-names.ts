import type {QuerySource} from './sources.ts'

const results = /^(?:alert|detection)s?$/iu

/** The schemas behind `FROM`, with their prefix. Alerts and detections are results, not sources. */
export function taegisSources(text: string): readonly QuerySource[] {
  const from = matchesOf(text, /'[^'\n]*'?|"[^"\n]*"?|\bfrom\b/giu).find(({name}) => /^from$/iu.test(name))
  const schemas = from ? listAt(text, {start: from.end, item: /[A-Za-z_][\w.]*/uy}) : []
  return schemas
    .filter(({name}) => !results.test(name))
    .map(({name, ...place}) => ({name: /^scwx\./iu.test(name) ? name : `scwx.${name}`, ...place}))
}

const value = /"[^"\n]*"|[^\s,|"[\]()]+/uy

/** The patterns behind the `FROM` that begins the query. */
export function esqlSources(text: string): readonly QuerySource[] {
  const head = /^\s*(?:\/\/[^\n]*\n\s*)*from\b/iu.exec(text)?.[0]
  return head === undefined ? [] : listAt(text, {start: head.length, item: value})
}

/** The values of `index`, `sourcetype` and `source`. */
export function splSources(text: string): readonly QuerySource[] {
  const keys = matchesOf(text, /(?<![\w.])(?:index|sourcetype|source)\s*(?:=|\bin\s*\()/giu)
  return listsBehind(keys, ({name, end}) => listAt(text, {start: end, item: value, ...(!name.endsWith('(') && {most: 1})}))
}

/** The names behind `FROM` and `JOIN`, but for functions. */
export function sqlSources(text: string): readonly QuerySource[] {
  const words = matchesOf(text, /'[^']*'?|"[^"\n]*"?|--[^\n]*|\/\*.*?(?:\*\/|$)|\b(?:from|join)\b/gisu)
  const keys = words.filter(({name}) => /^\w/u.test(name))
  return listsBehind(keys, ({end}) => listAt(text, {start: end, item: sqlName, alias}))
}

/** What stands in a list is not read again as the key of one. */
function listsBehind(keys: readonly QuerySource[], read: (key: QuerySource) => readonly QuerySource[]): QuerySource[] {
  const found: QuerySource[] = []
  for (const key of keys) {
    if (key.start < (found.at(-1)?.end ?? 0)) continue
    for (const source of read(key)) found.push(source)
  }
  return found
}

const sqlName = /"[^"\n]*"|`[^`\n]*`|\[[^\]\n]*\]|[A-Za-z_][\w.$]*(?![\w.$])(?!\s*\()/uy
const alias = /\s+(?:as\s+)?[A-Za-z_]\w*/iuy

function matchesOf(text: string, pattern: RegExp): QuerySource[] {
  return [...text.matchAll(pattern)].map(({0: name, index}) => ({name, start: index, end: index + name.length}))
}

interface List {
  readonly start: number
  /** Sticky, as is the alias that may stand behind an item. */
  readonly item: RegExp
  readonly alias?: RegExp
  readonly most?: number
}

/** Names with commas between them, without their quotes and what a blanked escape leaves there. */
function listAt(text: string, {start, item, alias, most = Number.POSITIVE_INFINITY}: List): QuerySource[] {
  const found: QuerySource[] = []
  for (let at = endOf(text, start, /\s*/uy); ; ) {
    const end = endOf(text, at, item)
    if (end === at || found.length === most) return found
    const name = text.slice(at, end)
    found.push({name: /^["`[]/u.test(name) ? name.slice(1, -1).trim() : name, start: at, end})
    const next = alias ? endOf(text, end, alias) : end
    at = endOf(text, next, /\s*,\s*/uy)
    if (at === next) return found
  }
}

function endOf(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? pattern.lastIndex : at
}
