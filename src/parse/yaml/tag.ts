import type {DocumentDirective} from 'js-yaml'
import {resolveNumber, resolvePlain, type ScalarValue, type YamlVersion} from './resolve.ts'

/** What a tag makes of its node. Only what JSON knows: nothing else is ever constructed. */
export type Tag = 'str' | 'int' | 'float' | 'bool' | 'null' | 'seq' | 'map' | 'merge' | 'none'

const known: ReadonlySet<string> = new Set<Tag>(['str', 'int', 'float', 'bool', 'null', 'seq', 'map', 'merge'])

/** The tag that is written as `token`, or `undefined` for one that has no meaning here. A lone `!` says nothing. */
export function tagOf(token: string, directives: readonly DocumentDirective[]): Tag | undefined {
  if (token === '!') return 'none'
  const name = fullName(token, directives)
  if (!name.startsWith(yamlPrefix)) return undefined
  const short = name.slice(yamlPrefix.length)
  return isKnown(short) ? short : undefined
}

/** The value of a scalar with a tag, or `undefined` where the text does not fit. */
export function taggedValue(tag: Tag, text: string, version: YamlVersion): ScalarValue | undefined {
  switch (tag) {
    case 'str':
      return text
    case 'null':
      return null
    case 'bool': {
      const value = resolvePlain(text, version)
      return typeof value === 'boolean' ? value : undefined
    }
    case 'int':
    case 'float':
      return taggedNumber(tag, text, version)
    default:
      return undefined
  }
}

const yamlPrefix = 'tag:yaml.org,2002:'

function fullName(token: string, directives: readonly DocumentDirective[]): string {
  if (token.startsWith('!<')) return token.slice(2, -1)
  const handle = /^!(?:[^!]*!)?/u.exec(token)?.[0] ?? '!'
  const declared = directives.find(directive => directive.kind === 'tag' && directive.handle === handle)
  const prefix = declared?.kind === 'tag' ? declared.prefix : handle === '!!' ? yamlPrefix : '!'
  return prefix + token.slice(handle.length)
}

function isKnown(name: string): name is Tag {
  return known.has(name)
}

/** An integer is good as a float, and a float may have an exponent without a fraction. */
function taggedNumber(tag: 'int' | 'float', text: string, version: YamlVersion): ScalarValue | undefined {
  const value = resolveNumber(text, version) ?? (tag === 'float' ? resolvePlain(text, '1.2') : undefined)
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  const written = typeof value === 'number' ? String(value) : value.text
  const isInteger = /^-?\d+$/u.test(written)
  if (tag === 'int') return isInteger ? value : undefined
  return isInteger ? {text: `${written}.0`} : value
}
