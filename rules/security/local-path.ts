import type {SyntaxNode} from '@lezer/common'
import {type CellView, defineRule} from '../../src/rule.ts'
import {contentOf} from '../named-string.ts'
import {isPlaceholderValue} from '../placeholder.ts'
import {type Callee, calleeOf} from '../python/call.ts'
import {commandsOf} from '../python/commands.ts'
import {expressionFrom} from '../python/expression.ts'

const unixPath = /^\/(?:(?:home|Users)\/(?<user>[^/]+)(?:\/|$)|root\/.)/u
/** With one backslash in a raw literal, two in another. */
const windowsPath = /^[a-z]:(?:\\{1,2}|\/)users(?:\\{1,2}|\/)(?<user>[^\\/]+)/iu
const pathInCommand = /(?<![\w.~:/-])\/(?:(?:home|Users)\/(?<user>[^\s/'":;|]+)|root(?=\/[^\s'":;|]))[^\s'":;|]{0,200}/gu
const pathInUrl = /file:\/\/\/(?:home|Users)\/(?<user>[^\s/'"`<>()[\]]+)[^\s'"`<>()[\]]{0,200}/gu
const nobody = new Set(['jovyan', 'public', 'default', 'shared', 'user', 'username', 'all users', 'default user'])

/** Calls that show a text or look for it: a path there is data. */
const showing = /^(?:print|pprint|display|Markdown|HTML|log|debug|info|warning|error|critical|exception)$/u
const matching =
  /^(?:contains|starts_?with|ends_?with|(?:full)?match|search|r?find|find(?:all|iter|text)|xpath|r?index|count|r?split|r?partition|replace|subn?|compile|isin|eq|ne|fnmatch(?:case)?|remove(?:prefix|suffix)|[lr]?strip)$/u
/** Calls whose first argument is a path. */
const opening =
  /^(?:open|\w*(?:Path|File)|(?:read|to|write|scan)_\w+|(?:im|from)?(?:load|save|read|write)\w*|[ir]?glob|genfromtxt|fromfile|tofile|listdir|scandir|walk|chdir|mkdir|makedirs|rmdir|rmtree|remove|unlink|rename|copy\w*|move|exists|is(?:file|dir)|stat|connect)$/u
const pathKeyword = /(?:path|dir|file|folder|root|filename|fname|buf|buffer)$/iu
const pathName = /(?:path|dir|file|folder|root)$/iu

export default defineRule({
  meta: {
    id: 'security/local-path',
    description: 'finds paths that exist on the machine of one person',
    severity: 'warning',
    messages: {local: 'Path of a local user: `{path}`.'},
  },
  create(context) {
    const report = (cell: CellView, path: string, {from, to}: {from: number; to: number}): void => {
      const shown = path.length > 100 ? `${path.slice(0, 99)}…` : path
      context.report({message: 'local', data: {path: shown}, at: {cell, start: from, end: to}})
    }
    const search = (cell: CellView, pattern: RegExp, {text, start}: {text: string; start: number}): void => {
      for (const match of text.matchAll(pattern)) {
        const from = start + match.index
        if (isSomebody(match.groups?.user)) report(cell, match[0], {from, to: from + match[0].length})
      }
    }
    const literal = (node: SyntaxNode, cell: CellView): void => {
      const content = contentOf(cell.source.slice(node.from, Math.min(node.to, node.from + 1000)))
      const windows = windowsPath.exec(content)
      const match = windows ?? unixPath.exec(content)
      if (match && isSomebody(match.groups?.user) && isPath(expressionFrom(node), cell.source, {isWindows: windows !== null}))
        report(cell, content.replaceAll('\\\\', '\\'), node)
    }
    return {
      cell(cell) {
        search(cell, pathInUrl, {text: cell.source, start: 0})
        if (cell.language !== 'python' || !/\/(?:home|Users|root)\//u.test(cell.source)) return
        for (const command of commandsOf(cell)) {
          if (/^(?:!|%(?:cd|run|load)\s)/u.test(command.text)) search(cell, pathInCommand, command)
        }
      },
      parsesPython: ({source}) => /["']\/(?:home|Users|root)\/|["'][a-z]:(?:\\{1,2}|\/)users/iu.test(source),
      python: {String: literal, FormatString: literal},
    }
  },
})

/** Whether a path names a person: not an account that many machines have, and not a part that stands for a name. */
function isSomebody(user: string | undefined): boolean {
  return (
    user === undefined || (/^[\p{L}\p{N}_][\p{L}\p{N}_.@ -]*$/u.test(user) && !nobody.has(user.toLowerCase()) && !isPlaceholderValue(user))
  )
}

/** Whether an expression stands where a path is wanted. */
function isPath(node: SyntaxNode, source: string, {isWindows}: {readonly isWindows: boolean}): boolean {
  const sign = node.prevSibling
  const before = sign?.name === 'AssignOp' ? sign.prevSibling : undefined
  const target = before?.name === 'TypeDef' ? before.prevSibling : before
  const name = target ? (/[^\W\d]\w*$/u.exec(source.slice(target.from, target.to))?.[0] ?? '') : ''
  const call = node.parent?.name === 'ArgList' ? node.parent.parent : undefined
  if (!call) return !isWindows && pathName.test(name)
  const callee = call.name === 'CallExpression' ? calleeOf(call, source) : undefined
  if (!callee) return false
  return isWindows ? isOpened(callee, {name, isFirst: sign?.name === '('}) : !showing.test(callee.name) && !matching.test(callee.name)
}

function isOpened({name, text}: Callee, argument: {readonly name: string; readonly isFirst: boolean}): boolean {
  const opens = opening.test(name) || text.endsWith('path.join')
  return opens && (argument.isFirst || pathKeyword.test(argument.name))
}
