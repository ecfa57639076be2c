import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {env, execPath} from 'node:process'
import {describe, expect, it} from 'vitest'

const root = join(import.meta.dirname, '../..')

describe('kills: 200 of a fix and 200 of a conversion', () => {
  it('leave each notebook old or new', {timeout: 1_200_000}, () => {
    const args = [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      'test/writing.test.ts',
      '--testNamePattern',
      'a run that is killed',
      '--reporter',
      'verbose',
    ]
    const {status, stdout, stderr} = spawnSync(execPath, args, {cwd: root, encoding: 'utf8', env: {...env, HUNTBOOK_FUZZ: '1'}})
    expect([status, `${stdout}${stderr}`]).toEqual([0, expect.stringContaining('at any of 200 moments')])
  })
})
