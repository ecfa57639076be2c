import {defineRule} from '../../src/rule.ts'
import {calleeOf} from '../python/call.ts'
import {importedFromModules} from '../python/imports.ts'
import {mentions} from '../python/mentions.ts'
import {shellCommandsOf, type Word} from '../python/shell.ts'

/** Classes and functions that wait for somebody, under whatever module they are called. */
const waiting = new Set(['getpass', 'DeviceCodeCredential', 'InteractiveBrowserCredential'])
const mayWait = /\b(?:input|getpass|DeviceCodeCredential|InteractiveBrowserCredential)\b/u
/** Options with which `az login` asks nobody. */
const unattended = /^(?:-i|--identity|--service-principal)$/u

export default defineRule({
  meta: {
    id: 'code/headless',
    description: 'finds calls that wait for a person',
    severity: 'warning',
    scope: 'hunt',
    messages: {waits: '`{call}` waits for a person; an unattended run stops here.'},
  },
  create(context) {
    let aliases: ReadonlySet<string> = new Set()
    return {
      notebook({cells}) {
        const imported = importedFromModules(cells).filter(({name, original}) => name !== original && waiting.has(original))
        aliases = new Set(imported.map(({name}) => name))
      },
      cell(cell) {
        if (!cell.source.includes('login')) return
        for (const words of shellCommandsOf(cell)) {
          const login = azLogin(words)
          if (login) context.report({message: 'waits', data: {call: 'az login'}, at: {cell, ...login}})
        }
      },
      parsesPython: cell => mayWait.test(cell.source) || mentions(cell.source, aliases),
      python: {
        CallExpression(node, cell) {
          const callee = calleeOf(node, cell.source)
          if (!callee || !(waiting.has(callee.name) || (callee.isBare && (callee.name === 'input' || aliases.has(callee.name))))) return
          context.report({message: 'waits', data: {call: `${callee.text}()`}, at: {cell, start: node.from, end: node.to}})
        },
      },
    }
  },
})

/** Where a command logs in with a browser or a code. */
function azLogin(words: readonly Word[]): {readonly start: number; readonly end: number} | undefined {
  const index = words.findIndex(({text}, at) => text === 'az' && words[at + 1]?.text === 'login')
  const [az, login] = [words[index], words[index + 1]]
  if (!az || !login || words[0]?.text === 'echo' || words.some(({text}) => unattended.test(text))) return undefined
  return {start: az.start, end: login.end}
}
