import {commandsIn, defineRule} from '../../src/rule.ts'
import {type PipInstall, readPipInstall} from './pip-install.ts'

export default defineRule({
  meta: {
    id: 'code/install',
    description: 'requires installs to name versions and to go into the running kernel',
    severity: 'info',
    fixable: 'safe',
    messages: {
      shell: 'Use `%pip`, not `{caller}`.',
      unpinned: '`{requirement}` is not pinned.',
      repository: '`{requirement}` comes from a repository.',
    },
  },
  create(context) {
    return {
      cell(cell) {
        const {language, source} = cell
        if (language !== 'python' || !/\bpip/u.test(source)) return
        for (const {start, end} of commandsIn(source)) {
          const install = readPipInstall(source.slice(start, end))
          if (!install) continue
          const at = {cell, start, end}
          if (install.isForeign) {
            const place = {cell, start, end: start + install.callerEnd}
            const fix = isStatement(source, start) && !install.caller.includes('sudo')
            context.report({
              message: 'shell',
              data: {caller: install.caller},
              at,
              ...(fix && {fix: {kind: 'safe', message: 'write `%pip`', changes: [{at: place, text: '%pip'}]}}),
            })
          } else {
            const [problem] = problemsOf(install)
            if (problem) context.report({...problem, at})
          }
        }
      },
    }
  },
})

/** Not `x = !pip …`, which keeps what the command prints. */
function isStatement(source: string, start: number): boolean {
  return source.slice(source.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
}

interface Problem {
  readonly message: 'unpinned' | 'repository'
  readonly data: {readonly requirement: string}
}

function problemsOf({requirements, isConstrained}: PipInstall): Problem[] {
  return requirements.flatMap((requirement): Problem[] => {
    const isUrl = requirement.includes('://')
    if (isUrl) return [{message: 'repository', data: {requirement}}]
    // Files and what variables hold have no version in their name.
    const isOther = /[{}$/\\]|^\.|\.(?:whl|zip|tar\.gz)$/u.test(requirement)
    const isPinned = isConstrained || /(?<![<>!~=])={2,3}[^=]/u.test(requirement)
    return isOther || isPinned ? [] : [{message: 'unpinned', data: {requirement}}]
  })
}
