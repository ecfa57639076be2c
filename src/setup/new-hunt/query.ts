/** A data source as queries and their languages see it. */
export interface QueriedSource {
  readonly name: string
  /** The product or sensor, where the vocabulary says so. */
  readonly platform?: string
  /** How queries spell it; empty where nobody said. */
  readonly queryNames: readonly string[]
}

export type QueryLanguage = 'taegis' | 'kql' | 'esql' | 'spl' | 'sql'

/** A query to begin with: it runs, reads a week at most, and returns little. */
export interface FirstQuery {
  readonly language: QueryLanguage
  /** The line of the magic that runs it in IPython. */
  readonly magic: string
  readonly text: string
}

/** The queries of a new hunt: one in the language of its first source, and one for each further language that its sources need. */
export function firstQueries(sources: readonly QueriedSource[]): FirstQuery[] {
  const groups = new Map<QueryLanguage, string[][]>()
  for (const source of sources) {
    const language = languageOf(source)
    const name = spellings(source, language).find(isWritable(language))
    const group = groups.get(language) ?? []
    groups.set(language, group)
    // One statement of SQL over several tables would be their product.
    if (name !== undefined && (language === 'sql' || group.length === 0)) group.push([name])
    else if (name !== undefined) group[0]?.push(name)
  }
  const wanted = groups.size > 0 ? [...groups] : [['sql', []] as const]
  return wanted.flatMap(([language, lists]) =>
    (lists.length > 0 ? lists : [[]]).map(names => ({language, magic: magics[language], text: texts[language](names)})),
  )
}

const platforms: ReadonlyMap<string, QueryLanguage> = new Map([
  ['taegis', 'taegis'],
  ['secureworks', 'taegis'],
  ['sentinel', 'kql'],
  ['defender', 'kql'],
  ['azure', 'kql'],
  ['kusto', 'kql'],
  ['elastic', 'esql'],
  ['elasticsearch', 'esql'],
  ['splunk', 'spl'],
])

/** Where the vocabulary names no platform, the name tells: a schema of Taegis, an index pattern, a sourcetype, a table of Sentinel. */
const shapes: readonly (readonly [RegExp, QueryLanguage])[] = [
  [/^scwx\./iu, 'taegis'],
  [/^logs-|\*$/u, 'esql'],
  [/^(?:Xml)?WinEventLog:/iu, 'spl'],
  [/^(?:[A-Z][a-z0-9]+){2,}$/u, 'kql'],
]

function languageOf({name, platform}: QueriedSource): QueryLanguage {
  return platforms.get(platform?.toLowerCase() ?? '') ?? shapes.find(([shape]) => shape.test(name))?.[1] ?? 'sql'
}

/** The names that a query may use, the best first. Taegis leaves out its prefix. */
function spellings({name, queryNames}: QueriedSource, language: QueryLanguage): readonly string[] {
  const names = [...queryNames, name]
  return language === 'taegis' ? names.map(text => text.replace(/^scwx\./iu, '')) : names
}

const words = /^(?:union|join|lookup|let|materialize|toscalar|true|false|null)$/iu

function isWritable(language: QueryLanguage): (name: string) => boolean {
  if (language === 'taegis') return name => /^[A-Za-z_][\w.]*$/u.test(name)
  if (language === 'kql') return name => /^[A-Za-z_]\w*$/u.test(name) && !words.test(name)
  return name => /^[^"\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u.test(name)
}

const magics: Readonly<Record<QueryLanguage, string>> = {
  taegis: '%%taegis events search --tenant $TENANT_ID --region $REGION --assign events --track',
  kql: '%%kql',
  esql: '%%esql',
  spl: '%%spl',
  sql: '%%sql',
}

const texts: Readonly<Record<QueryLanguage, (names: readonly string[]) => string>> = {
  taegis: names => `FROM ${listOf(names)}\nEARLIEST=-7d`,
  kql: names => `${names.length > 1 ? `union ${names.join(', ')}` : listOf(names)}\n| where TimeGenerated > ago(7d)\n| take 100`,
  esql: names => `FROM ${listOf(names.map(patternName))}\n| WHERE @timestamp >= NOW() - 7 days\n| LIMIT 100`,
  spl: names => `search ${names.map(name => `sourcetype="${name}"`).join(' OR ') || 'index=TABLE'} earliest=-7d\n| head 100`,
  sql: names => `SELECT *\nFROM ${listOf(names.map(tableName))}\nLIMIT 100`,
}

/** A name that the language cannot write leaves a word to replace. */
function listOf(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'TABLE'
}

function patternName(name: string): string {
  return /^[\w.*:-]+$/u.test(name) ? name : `"${name}"`
}

function tableName(name: string): string {
  return /^[A-Za-z_]\w*$/u.test(name) ? name : `"${name}"`
}
