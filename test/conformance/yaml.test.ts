import {describe, expect, it} from 'vitest'
import {printOptions, printYaml, safeDump} from '../../src/formats/myst/yaml/print.ts'
import {isList, isMap, isNumber, numberOf, type Value, type ValueMap} from '../../src/model/value.ts'
import {treeValue} from '../../src/parse/tree.ts'
import {parseYaml} from '../../src/parse/yaml.ts'
import {readData} from './data.ts'

interface Vector {
  readonly kind: 'compact' | 'header' | 'safe_dump' | 'load'
  readonly text: string
  readonly data: Value | undefined
  readonly json: string | undefined
  readonly notjson: string | undefined
  readonly error: string | undefined
}

const vectors = readData('myst', 'yaml-vectors.jsonl')
  .split('\n')
  .filter(line => line !== '')
  .map(readVector)

const printers: Readonly<Record<'compact' | 'header' | 'safe_dump', (data: ValueMap) => string>> = {
  compact: printOptions,
  header: data => `---\n${printYaml(data)}---\n`,
  safe_dump: safeDump,
}

const kinds = ['compact', 'header', 'safe_dump'] as const
const counts = {compact: 1642, header: 1655, safe_dump: 1658, load: 254}

/** Printed double-quoted on purpose, or read as ordinary characters. */
const lineEnds = /[\u0085\u2028\u2029]/u

describe('the printer', () => {
  for (const kind of kinds) {
    const all = vectors.filter(vector => vector.kind === kind)
    const kept = all.filter(({text}) => kind === 'safe_dump' || !lineEnds.test(text))

    it(`writes ${kept.length} of ${all.length} ${kind} vectors byte for byte`, () => {
      expect(all).toHaveLength(counts[kind])
      const wrong = kept.filter(({data, text}) => !isMap(data) || printers[kind](data) !== text)
      expect(wrong.map(({text}) => text)).toEqual([])
    })

    it(`double-quotes strings with NEL, LS and PS in the ${all.length - kept.length} others`, () => {
      const others = all.filter(vector => !kept.includes(vector))
      for (const {data} of others) expect(lineEnds.test(isMap(data) ? printers[kind](data) : '')).toBe(false)
    })
  }
})

describe('the reader', () => {
  const load = vectors.filter(({kind}) => kind === 'load')
  const dates = load.filter(({notjson}) => notjson !== undefined)
  const signs = load.filter(({text, error}) => error === 'ConstructorError' && /^(?:k: )?=$/u.test(text))
  const ends = load.filter(({text}) => lineEnds.test(text))
  const others = load.filter(vector => ![...dates, ...signs, ...ends].includes(vector))

  it(`reads ${others.length} of ${load.length} load vectors as PyYAML does`, () => {
    expect(load).toHaveLength(counts.load)
    expect(others.filter(vector => loaded(vector.text) !== (vector.json ?? 'error')).map(({text}) => text)).toEqual([])
  })

  it(`reads ${dates.length} dates and ${signs.length} signs as strings`, () => {
    for (const {text} of [...dates, ...signs]) {
      const {tree, problems} = parseYaml(text, {version: '1.1'})
      expect(problems).toEqual([])
      const strings = tree ? stringsIn(treeValue(tree)) : []
      expect(text.includes(strings[0] ?? 'nothing')).toBe(true)
    }
  })

  it('reads NEL, LS and PS as ordinary characters', () => {
    expect(ends.length).toBeGreaterThan(0)
    for (const {text} of ends) expect(parseYaml(text, {version: '1.1'}).problems).toEqual([])
  })

  for (const kind of kinds) {
    const printed = vectors.filter(vector => vector.kind === kind)

    it(`reads back what is printed for ${printed.length} ${kind} values`, () => {
      const wrong = printed.filter(({data}) => isMap(data) && loaded(body(printers[kind](data))) !== json(data))
      expect(wrong.map(({text}) => text)).toEqual([])
    })
  }
})

/**
 * Numbers keep their text, which `JSON.parse` would lose: `1e+20` is a float. Keys get a sign in front, so that those like integers
 * keep their order.
 */
function readVector(line: string): Vector {
  const marked = line.replace(/"(?:[^"\\]|\\.)*"(?<key>\s*:)?|-?(?:\d[\d.eE+-]*|Infinity)|NaN/gu, (token, key) => {
    if (key !== undefined) return `"_${token.slice(1)}`
    return token.startsWith('"') ? token : `{"#":"${token}"}`
  })
  const {_data: data, ...rest}: Readonly<Record<string, unknown>> = JSON.parse(marked)
  const part = (name: string): string | undefined => (typeof rest[`_${name}`] === 'string' ? String(rest[`_${name}`]) : undefined)
  return {
    kind: kindOf(part('kind')),
    text: part('text') ?? '',
    json: part('json'),
    notjson: part('notjson'),
    error: part('error'),
    data: data === undefined ? undefined : valueOfJson(data),
  }
}

function kindOf(name: string | undefined): Vector['kind'] {
  if (name === 'compact' || name === 'header' || name === 'safe_dump' || name === 'load') return name
  throw new Error(`Expected a kind of vector, got \`${name}\`.`)
}

function valueOfJson(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(valueOfJson)
  if (typeof plain === 'string' || typeof plain === 'boolean') return plain
  if (typeof plain !== 'object' || plain === null) return null
  const entries = Object.entries(plain)
  const [first] = entries
  if (first?.[0] === '#' && typeof first[1] === 'string') return numberOf(first[1])
  return new Map(entries.map(([key, item]) => [key.slice(1), valueOfJson(item)]))
}

function loaded(text: string): string {
  const {tree, problems} = parseYaml(text, {version: '1.1'})
  if (problems.some(({severity}) => severity === 'error')) return 'error'
  return json(tree ? treeValue(tree) : null)
}

function body(text: string): string {
  if (text.startsWith(':')) return text.replace(/^:/gmu, '')
  return text.startsWith('---\n') ? text.slice(4, -4) : text
}

/** As Python's `json.dumps`. */
function json(value: Value): string {
  if (isList(value)) return `[${value.map(json).join(', ')}]`
  if (isMap(value)) return `{${[...value].map(([key, item]) => `${json(key)}: ${json(item)}`).join(', ')}}`
  if (isNumber(value)) return typeof value === 'number' ? String(value) : value.text
  return JSON.stringify(value).replace(/[\x7f-\uffff]/gu, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function stringsIn(value: Value): string[] {
  if (typeof value === 'string') return [value]
  return isMap(value)
    ? [...value.entries()]
        .flat()
        .flatMap(stringsIn)
        .filter(text => text !== 'k')
    : []
}
