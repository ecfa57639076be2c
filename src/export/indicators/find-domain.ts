import {hostScope, isHostName, suffixOf} from './host.ts'
import {type IndicatorMatch, textBefore} from './match.ts'

/** Suffixes that are also those of files or modules: without a sign of what it is, such a name is none of a host. */
const ambiguousSuffixes: ReadonlySet<string> = new Set(['io', 'py', 'md', 'rs', 'sh', 'zip', 'mov', 'pl', 'ps', 'so'])

/** Names of fields in logs, such as `process.name` and `winlog.record.id`, end in suffixes too. */
const fieldSuffixes: ReadonlySet<string> = new Set(['name', 'id', 'email', 'group', 'family', 'city', 'host', 'network'])
const fieldRoots: ReadonlySet<string> = new Set(
  // biome-ignore format: a list of words
  ['agent', 'client', 'cloud', 'container', 'data', 'destination', 'device', 'event', 'file', 'host', 'log', 'metadata', 'network', 'observer', 'os', 'path', 'process', 'registry', 'rule', 'self', 'server', 'service', 'source', 'threat', 'user', 'winlog'],
)

/** Words before a name that say that it is one of a host. */
const hostWord =
  /(?:^|[^\p{L}\p{N}])(?:domains?|domain ?names?|hosts?|host ?names?|dns|c2|fqdn|websites?)["'`)\]*]{0,4}[\s:=]{1,4}["'`([{*]{0,4}$/iu

/** Words before a name that say that it is one of a module or a file. */
const fileWord = /(?:^|[^\p{L}\p{N}_])(?:import|from)[ \t]+$|file(?: ?name)?["']?\s?[:=]\s?["']?$/iu

/** Names of hosts under a known suffix. */
export function* findDomains(text: string, isDefanged: (start: number, end: number) => boolean): Generator<IndicatorMatch> {
  for (const {0: run, index: start} of text.matchAll(/[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}_.-]*/gu)) {
    const name = run.replace(/[.-]+$/u, '')
    if (!name.includes('.') || !isHostName(name)) continue
    const end = start + name.length
    const defanged = isDefanged(start, end)
    if (isElsewhere(text, {start, end, defanged})) continue
    const value = name.toLowerCase()
    const suffix = suffixOf(value)
    if (suffix === undefined || (!defanged && isCamelCase(name))) continue
    if (!defanged && isAmbiguous(value, suffix) && !hostWord.test(textBefore(text, start))) continue
    yield {type: 'domain', value, scope: hostScope(value), start, end}
  }
}

/** Whether what stands around a name makes it part of a path, an address, a variable, a call, a look-up or an import. */
function isElsewhere(text: string, {start, end, defanged}: {start: number; end: number; defanged: boolean}): boolean {
  if (/[@.\\/$%]/u.test(text.charAt(start - 1)) || /^(?:[@(]|\[["'])/u.test(text.slice(end, end + 2))) return true
  return !defanged && fileWord.test(textBefore(text, start))
}

function isCamelCase(name: string): boolean {
  return /[a-z][A-Z]|\.[A-Z][a-z][^.]*$/u.test(name)
}

function isAmbiguous(name: string, suffix: string): boolean {
  const labels = name.split('.')
  const [root = ''] = labels
  if (root === 'www') return false
  if (fieldSuffixes.has(suffix) && fieldRoots.has(root)) return true
  return labels.length === 2 && (ambiguousSuffixes.has(suffix) || suffix === 'name' || suffix === 'id')
}
