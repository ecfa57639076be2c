import type {SyntaxNode} from '@lezer/common'
import type {CellView} from '../../src/rule.ts'
import {languageOf, namedLanguage, type Query, type QueryLanguage} from './query.ts'
import {stringText} from './string-text.ts'

/** Whether a Python cell is worth a parse: something in it may be a string that is a query. */
export function mayHoldQuery({source}: CellView): boolean {
  return /(?:query|kql|spl|sql)\s*[=:]|exec_query\s*\(/iu.test(source)
}

/** A value that stands where a query would. */
export interface Candidate {
  readonly value: SyntaxNode
  /** What its name says. */
  readonly language?: QueryLanguage
}

/** What an assignment gives a name such as `kql` or `logon_query`. */
export function assignedValue(node: SyntaxNode, {source}: CellView): Candidate | undefined {
  const value = node.lastChild
  for (let child = node.firstChild; value && child && child.from < value.from; child = child.nextSibling) {
    const kind = child.name === 'VariableName' ? suffix.exec(source.slice(child.from, child.to))?.[1] : undefined
    if (kind === undefined) continue
    const language = namedLanguage(kind)
    return {value, ...(language && {language})}
  }
  return undefined
}

const suffix = /(?:^|_)(query|kql|spl|esql|sql)$/iu

/** What is passed first to `.exec_query()`. */
export function passedValue(node: SyntaxNode, {source}: CellView): Candidate | undefined {
  const callee = node.firstChild
  const method = callee?.name === 'MemberExpression' ? callee.lastChild : undefined
  if (method?.name !== 'PropertyName' || source.slice(method.from, method.to) !== 'exec_query') return undefined
  const value = node.getChild('ArgList')?.firstChild?.nextSibling
  return value ? {value} : undefined
}

/** A string that stands where a query would, and the query that it is. */
export interface QueryString {
  readonly query?: Query
}

/** `undefined` where the value is no string. */
export function readString({value, language: named}: Candidate, cell: CellView): QueryString | undefined {
  const literal = stringText(value, cell.source)
  const language = literal && (named ?? languageOf(literal.text))
  return literal && (language ? {query: {cell, language, ...literal}} : {})
}
