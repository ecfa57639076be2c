import type {SyntaxNode} from '@lezer/common'
import {type CellView, defineRule} from '../../src/rule.ts'
import {calleeOf} from '../python/call.ts'
import {shellCommandsOf, type Word} from '../python/shell.ts'

const keywords = new Set(['verify', 'verify_certs', 'ssl_verify', 'verify_ssl', 'check_hostname'])
const attributes = new Set(['verify', 'check_hostname'])
const names = new Set(['CERT_NONE', '_create_unverified_context'])
const mayTurnOff = /verify|check_hostname|CERT_NONE|_create_unverified_context|disable_warnings/u
/** `-k` may stand among other short options of curl that take no value. */
const insecureCurl = /^(?:--insecure|-[#0-46aBfgGiIjJlLMnNOpqRsSvVZ]*k[\w#]*)$/u

export default defineRule({
  meta: {
    id: 'security/tls-off',
    description: 'requires the certificates of servers to be checked',
    severity: 'error',
    messages: {off: "Unexpected `{code}`: the server's certificate is not checked."},
  },
  create(context) {
    const report = (cell: CellView, {code, start, end}: Place): void => {
      const text = (code ?? cell.source.slice(start, Math.min(end, start + 200))).replace(/\s+/gu, ' ')
      context.report({message: 'off', data: {code: text.length > 80 ? `${text.slice(0, 79)}…` : text}, at: {cell, start, end}})
    }
    return {
      cell(cell) {
        if (!/curl|wget/u.test(cell.source)) return
        for (const words of shellCommandsOf(cell)) {
          const place = insecureOption(words)
          if (place) report(cell, place)
        }
      },
      parsesPython: cell => mayTurnOff.test(cell.source),
      python: {
        Boolean(node, cell) {
          if (cell.source.slice(node.from, node.to) !== 'False') return
          const keyword = keywordOf(node, cell.source)
          const start = keyword && keywords.has(keyword.name) ? keyword.start : assignedAttribute(node, cell.source)
          if (start !== undefined) report(cell, {start, end: node.to})
        },
        String(node, cell) {
          const keyword = keywordOf(node, cell.source)
          if (keyword?.name !== 'cert_reqs' || !/^["']CERT_NONE["']$/u.test(cell.source.slice(node.from, node.to))) return
          report(cell, {start: keyword.start, end: node.to})
        },
        PropertyName(node, cell) {
          if (!names.has(cell.source.slice(node.from, node.to))) return
          report(cell, {start: node.parent?.from ?? node.from, end: node.to})
        },
        CallExpression(node, cell) {
          const callee = calleeOf(node, cell.source)
          if (callee?.name === 'disable_warnings') report(cell, {code: `${callee.text}()`, start: node.from, end: node.to})
        },
      },
    }
  },
})

interface Place {
  /** What to call it; default the text there. */
  readonly code?: string
  readonly start: number
  readonly end: number
}

/** The keyword that a value is passed by. */
function keywordOf(value: SyntaxNode, source: string): {readonly name: string; readonly start: number} | undefined {
  const name = value.parent?.name === 'ArgList' && value.prevSibling?.name === 'AssignOp' ? value.prevSibling.prevSibling : undefined
  return name?.name === 'VariableName' ? {name: source.slice(name.from, name.to), start: name.from} : undefined
}

/** Where the statement begins that assigns the value to an attribute which checks certificates: `a.verify = b.verify = False`. */
function assignedAttribute(value: SyntaxNode, source: string): number | undefined {
  if (value.parent?.name !== 'AssignStatement') return undefined
  for (let sign = value.prevSibling; sign?.name === 'AssignOp'; ) {
    const target = sign.prevSibling?.name === 'TypeDef' ? sign.prevSibling.prevSibling : sign.prevSibling
    const name = target?.name === 'MemberExpression' ? target.lastChild : undefined
    if (target && name?.name === 'PropertyName' && attributes.has(source.slice(name.from, name.to))) return target.from
    sign = target?.prevSibling ?? null
  }
  return undefined
}

function insecureOption(words: readonly Word[]): Place | undefined {
  const tool = words.findIndex(({text}) => /^(?:\S*\/)?(?:curl|wget)$/u.test(text))
  const [first, called] = [words[0], words[tool]]
  if (!called || first?.text === 'echo') return undefined
  const isCurl = called.text.endsWith('curl')
  const option = words.slice(tool + 1).find(({text}) => (isCurl ? insecureCurl.test(text) : text === '--no-check-certificate'))
  return option && {code: `${isCurl ? 'curl' : 'wget'} ${option.text}`, start: option.start, end: option.end}
}
