import type {SyntaxNode} from '@lezer/common'
import {mentions} from '../python/mentions.ts'
import type {TimeImports} from './imports.ts'

/** A call of Python that gives a time. */
export interface TimeCall {
  readonly node: SyntaxNode
  /** What the method belongs to: the class of `datetime`, of pandas' `Timestamp`, or pandas itself. */
  readonly owner: 'datetime' | 'Timestamp' | 'pd'
  readonly method: string
  /** For messages, such as `datetime.now()`. */
  readonly text: string
  /** As written, such as `dt.datetime`. */
  readonly object: SyntaxNode
  /** The name of the method. */
  readonly property: SyntaxNode
  readonly args: SyntaxNode
}

/** Whether a Python cell is worth a parse. */
export function mayTellTime(source: string, {functions}: TimeImports): boolean {
  if (mentions(source, functions)) return true
  // A call that names its zone on the same line is what most hunts have.
  return /\.\s*(?:utcnow|utcfromtimestamp|now|today|to_datetime)\s*\((?![^\n#()]{0,200}\butc\s*=)/u.test(source)
}

const methods: Readonly<Record<TimeCall['owner'], ReadonlySet<string>>> = {
  datetime: new Set(['utcnow', 'utcfromtimestamp', 'now', 'today']),
  Timestamp: new Set(['now', 'today']),
  pd: new Set(['to_datetime']),
}

/** The call, if it is one that may give a time without zone. */
export function timeCall(node: SyntaxNode, source: string, {classes, functions}: TimeImports): TimeCall | undefined {
  const callee = node.firstChild
  const object = callee?.name === 'MemberExpression' ? callee.firstChild : undefined
  const property = callee?.lastChild
  const args = node.lastChild
  if (callee?.name === 'VariableName' && args?.name === 'ArgList') {
    const name = source.slice(callee.from, callee.to)
    if (!functions.has(name)) return undefined
    return {node, owner: 'pd', method: 'to_datetime', text: `${name}()`, object: callee, property: callee, args}
  }
  if (!object || property?.name !== 'PropertyName' || args?.name !== 'ArgList') return undefined
  const name = lastName(object, source)
  const owner = ownerOf(classes.has(name) && object.name === 'VariableName' ? 'datetime' : name)
  const method = source.slice(property.from, property.to)
  return owner && methods[owner].has(method) ? {node, owner, method, text: `${owner}.${method}()`, object, property, args} : undefined
}

function ownerOf(name: string): TimeCall['owner'] | undefined {
  if (name === 'datetime' || name === 'Timestamp') return name
  return name === 'pd' || name === 'pandas' ? 'pd' : undefined
}

/** Of `a.b` it is `b`. */
function lastName(node: SyntaxNode, source: string): string {
  const last = node.name === 'MemberExpression' ? node.lastChild : node
  return last && (last.name === 'VariableName' || last.name === 'PropertyName') ? source.slice(last.from, last.to) : ''
}

export function hasArguments({args}: TimeCall): boolean {
  return args.firstChild?.nextSibling?.name !== ')'
}

/** Whether a keyword is among the arguments, or may be, behind `**`. */
export function hasKeyword(args: SyntaxNode, keyword: string, source: string): boolean {
  for (let child = args.firstChild; child; child = child.nextSibling) {
    if (source.startsWith('**', child.from)) return true
    if (child.name === 'VariableName' && child.nextSibling?.name === 'AssignOp' && source.slice(child.from, child.to) === keyword)
      return true
  }
  return false
}
