import {chmodSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {cleanEnv} from '../../../test/support/repository.ts'
import {runGit} from './process.ts'

/** Asks a git of the test's own, with more input than a pipe holds. */
function ask(script: string): unknown {
  const folder = folderOf({'bin/git': `#!/bin/sh\n${script}\n`})
  chmodSync(join(folder, 'bin/git'), 0o755)
  const env = {...cleanEnv, PATH: `${join(folder, 'bin')}:${cleanEnv.PATH}`}
  return runGit(folder, {args: ['check-ignore', '--stdin'], input: 'x'.repeat(1_000_000), answers: [0, 1], env})
}

describe('runGit', () => {
  onPosix('hears what git says where it ends before it has read all', () => {
    expect(ask('exec <&-; echo "fatal: not a git repository (or any parent)" >&2; exit 128')).toBe('no repository')
    expect(() => ask('exec <&-; echo "fatal: something is wrong." >&2; exit 128')).toThrow('git check-ignore failed: something is wrong.')
  })
  onPosix('takes no answer of a git that has not read all', () => {
    for (const status of [0, 1]) expect(() => ask(`exec <&-; sleep 0.2; exit ${status}`)).toThrow('git could not be run: EPIPE.')
  })
  onPosix('says how git ended where it said nothing', () => {
    expect(() => ask('cat > /dev/null; exit 3')).toThrow('git check-ignore failed: exit 3.')
    expect(() => ask('cat > /dev/null; kill -9 $$')).toThrow('git check-ignore failed: SIGKILL.')
  })
  onPosix('tells what to do about a repository of somebody else', () => {
    const said = "fatal: detected dubious ownership in repository at '/x'"
    expect(() => ask(`cat > /dev/null; echo "${said}" >&2; exit 128`)).toThrow(
      expect.objectContaining({hint: 'git config --global --add safe.directory FOLDER lets git read it'}),
    )
  })
  onPosix('says that git may not be started', () => {
    const folder = folderOf({git: 'x'})
    expect(() => runGit(folder, {args: ['version'], env: {...cleanEnv, PATH: folder}})).toThrow('git could not be run: permission denied.')
  })
})
