import type {SyntaxNode} from '@lezer/common'
import type {Aliases} from './aliases.ts'
import {calledName, childrenOf, type Keyword, keywordsOf, positionsOf} from './call-parts.ts'
import {jsonNormalize, keywords, members, names, negativeWidth, type Removed} from './names.ts'

/** A place where code uses what a library no longer has. */
export interface Use {
  readonly removed: Removed
  /** As the message names it. */
  readonly name: string
  readonly start: number
  readonly end: number
  readonly change?: {readonly start: number; readonly end: number; readonly text: string}
}

/** Of a `CallExpression`. */
export function useOfCall(call: SyntaxNode, source: string): Use | undefined {
  const name = calledName(call)
  if (!name) return undefined
  const text = source.slice(name.from, name.to)
  if (name.name === 'PropertyName' && isMethod(text) && isUsed[text](call, source)) return useOfMethod(text, name)
  const gone = keywords.get(text)
  const given: ReadonlyMap<string, Keyword> = gone ? keywordsOf(call, source) : new Map()
  for (const [keyword, removed] of gone ?? []) {
    const found = given.get(keyword)
    if (!found) continue
    const change = keywordChange(found, removed, text)
    return {removed, name: `${text}(${keyword}=)`, start: name.from, end: name.to, ...(change && {change})}
  }
  const setsWidth = (text === 'set_option' || text === 'option_context') && positionsOf(call).some(isWidthBefore(source))
  return setsWidth ? {removed: negativeWidth, name: 'max_colwidth=-1', start: name.from, end: name.to} : undefined
}

/** Of a `MemberExpression`. */
export function useOfMember(node: SyntaxNode, source: string, aliases: Aliases): Use | undefined {
  const [object, property] = [node.firstChild, node.lastChild]
  if (!object || property?.name !== 'PropertyName') return undefined
  const text = source.slice(property.from, property.to)
  const place = {start: property.from, end: property.to}
  if (text === 'ix') return isItem(node) ? {removed: members.ix, name: '.ix', ...place} : undefined
  if (text === 'week' || text === 'weekofyear') {
    const isAccessor = object.name === 'MemberExpression' && source.slice(object.lastChild?.from, object.lastChild?.to) === 'dt'
    return isAccessor ? {removed: members[text], name: `.dt.${text}`, ...place} : undefined
  }
  if (text === 'max_colwidth')
    return isAssignedNegative(node, source) ? {removed: negativeWidth, name: 'max_colwidth=-1', ...place} : undefined
  const module = source.slice(object.from, object.to)
  if (text === 'json_normalize') {
    const isOld = /^(\w+)\.io\.json$/u.exec(module)?.[1]
    if (isOld === undefined || aliases.get(isOld) !== 'pandas') return undefined
    return useOfName(jsonNormalize, node, {name: `${module}.${text}`, change: {start: object.from, end: object.to, text: isOld}})
  }
  const library = object.name === 'VariableName' ? aliases.get(module) : undefined
  const removed = library && names[library].get(text)
  if (!removed) return undefined
  // `np.float` was Python's own `float`.
  const start = removed.rename === text ? node.from : property.from
  const change = removed.rename === undefined ? undefined : {start, end: property.to, text: removed.rename}
  return useOfName(removed, node, {name: `${module}.${text}`, ...(change && {change})})
}

/** Of an `ImportStatement`. */
export function usesOfImport(statement: SyntaxNode, source: string): Use[] {
  const children = childrenOf(statement)
  const at = children.findIndex(({name}) => name === 'import')
  const module = source.slice(children[1]?.from, children[at - 1]?.to)
  if (children[0]?.name !== 'from' || at === -1) return []
  const imported = children.slice(at + 1).filter(node => node.name === 'VariableName' && node.prevSibling?.name !== 'as')
  return imported.flatMap(node => {
    const text = source.slice(node.from, node.to)
    if (module === 'pandas.io.json' && text === 'json_normalize') {
      const change = {start: children[1]?.from ?? 0, end: children[at - 1]?.to ?? 0, text: 'pandas'}
      return [useOfName(jsonNormalize, node, {name: `${module}.${text}`, ...(imported.length === 1 && {change})})]
    }
    const removed = module === 'pandas' || module === 'numpy' ? names[module].get(text) : undefined
    return removed ? [useOfName(removed, node, {name: `${module}.${text}`})] : []
  })
}

function useOfName(removed: Removed, {from, to}: SyntaxNode, use: Pick<Use, 'name' | 'change'>): Use {
  return {removed, start: from, end: to, ...use}
}

type Method = 'append' | 'iteritems' | 'applymap' | 'mad' | 'as_matrix'

function isMethod(name: string): name is Method {
  return Object.hasOwn(isUsed, name)
}

function useOfMethod(method: Method, name: SyntaxNode): Use {
  const removed: Removed = members[method]
  const place = {start: name.from, end: name.to}
  return {removed, name: `.${method}()`, ...place, ...(removed.rename !== undefined && {change: {...place, text: removed.rename}})}
}

/** Whether the call of a method is that of a data frame or a series. */
const isUsed: Readonly<Record<Method, (call: SyntaxNode, source: string) => boolean>> = {
  append: (call, source) => {
    const given = keywordsOf(call, source)
    return ['ignore_index', 'sort', 'verify_integrity'].some(name => given.has(name)) || isReassigned(call, source)
  },
  iteritems: call => positionsOf(call).length === 0,
  applymap: () => true,
  // Functions of other libraries take the data in their brackets.
  mad: (call, source) =>
    positionsOf(call).length === 0 && [...keywordsOf(call, source).keys()].every(name => /^(?:axis|skipna|level)$/u.test(name)),
  as_matrix: () => true,
}

/** `x = x.append(…)`. An index still has the method. */
function isReassigned(call: SyntaxNode, source: string): boolean {
  const target = call.parent?.name === 'AssignStatement' ? call.parent.firstChild : null
  const object = call.firstChild?.firstChild
  if (!target || !object || target.from === call.from) return false
  const text = source.slice(target.from, target.to)
  return text === source.slice(object.from, object.to) && !/(?:index|idx|col(?:umn)?s)$/iu.test(text)
}

function isItem({parent, from}: SyntaxNode): boolean {
  return parent?.name === 'MemberExpression' && parent.from === from && parent.lastChild?.name === ']'
}

function isAssignedNegative({parent, nextSibling}: SyntaxNode, source: string): boolean {
  return parent?.name === 'AssignStatement' && nextSibling?.name === 'AssignOp' && isNegative(nextSibling.nextSibling, source)
}

function isNegative(node: SyntaxNode | null | undefined, source: string): boolean {
  return node?.name === 'UnaryExpression' && source.charAt(node.from) === '-'
}

function isWidthBefore(source: string): (node: SyntaxNode, index: number, all: readonly SyntaxNode[]) => boolean {
  return ({name, from, to}, index, all) =>
    name === 'String' && /max_colwidth["']$/u.test(source.slice(from, to)) && isNegative(all[index + 1], source)
}

/** The keyword's new name, or nothing in its place. */
function keywordChange({name, value}: Keyword, {rename}: Removed, called: string): Use['change'] {
  if (rename !== undefined) return {start: name.from, end: name.to, text: rename}
  // Readers took it together with others that decide about dates.
  if (called !== 'to_datetime') return undefined
  const [before, after] = [name.prevSibling, value.nextSibling]
  if (before?.name === ',') return {start: before.from, end: value.to, text: ''}
  const next = after?.name === ',' ? after.nextSibling : null
  return {start: name.from, end: next && next.name !== ')' ? next.from : after?.name === ',' ? after.to : value.to, text: ''}
}
