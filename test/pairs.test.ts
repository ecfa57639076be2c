import {describe, expect, it} from 'vitest'
import {runAsProcess} from './support/cli.ts'
import {filesIn} from './support/folder.ts'
import {bringAbout, headOf, pairStates} from './support/pairs.ts'
import {versionsOf} from './support/pre-commit.ts'
import {repositoryOf} from './support/repository.ts'

const sync = ['convert', '--sync', '--skip-ignored', '--fail-on-change', '--allow-empty']

describe('the policy of pairs', () => {
  for (const [name, state] of Object.entries(pairStates)) {
    it(`holds in row ${name}`, async () => {
      const repository = repositoryOf(headOf(state))
      const written = bringAbout(state, repository)
      const {top, git} = repository
      const staged = git('diff', '--cached', '--name-only', '--diff-filter=d', '-z').split('\0').filter(Boolean)
      const before = filesIn(top)
      const status = git('status', '--porcelain')

      const checked = await runAsProcess(['check', '--no-cache', '--format', 'json'], {cwd: top})
      const {diagnostics} = JSON.parse(checked.stdout) as {diagnostics: readonly {rule: string}[]}
      expect(diagnostics.map(({rule}) => rule).filter(rule => rule.startsWith('pair/'))).toEqual(
        state.check === undefined ? [] : [state.check],
      )

      const {code, stderr} = await runAsProcess([...sync, ...staged.filter(path => /\.(?:md|ipynb)$/u.test(path))], {cwd: top})
      expect(code).toBe(state.exit)
      const after = filesIn(top)
      const changed = Object.keys(after).filter(path => !path.startsWith('.git/') && after[path] !== before[path])
      expect(changed.toSorted()).toEqual(state.writes)
      expect(stderr).toContain(state.says ?? '')
      // Nothing is staged, and nothing that anybody wrote is gone.
      if (state.writes.length === 0) expect(git('status', '--porcelain')).toBe(status)
      for (const [path, content] of written) expect(versionsOf(repository, path)).toContain(content)

      // What was written needs no second look.
      if (state.writes.length > 0) expect((await runAsProcess([...sync, 'x.md', 'x.ipynb'], {cwd: top})).code).toBe(0)
    })
  }
})
