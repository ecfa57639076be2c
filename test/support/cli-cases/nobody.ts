import {spawnSync} from 'node:child_process'
import {chownSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {env, execPath, getuid, platform} from 'node:process'
import {it} from 'vitest'
import type {Result} from '../cli.ts'

/** The user without rights, by convention. */
const nobody = 65_534

/** What the processes of a test load. */
const built = join(import.meta.dirname, '../../../dist/src/node.js')

/**
 * Tests of permissions. Skipped on Windows, and for root where the user without rights can neither start this Node nor read this
 * checkout, as in a home of root's.
 */
export const withoutRights: typeof it.skip = it.skipIf(platform === 'win32' || (getuid?.() === 0 && !canStart()))

function canStart(): boolean {
  const line = `require('node:fs').readFileSync(${JSON.stringify(built)})`
  return spawnSync(execPath, ['--eval', line], {uid: nobody, gid: nobody, cwd: '/'}).status === 0
}

/**
 * Runs Node on files that permissions hold for: root may read everything, so for root it runs as nobody, who then owns the folder.
 * Modes are to be taken away by `deny`, after that.
 */
export function runWithoutRights(args: readonly string[], {cwd, deny}: {readonly cwd: string; readonly deny: () => void}): Result {
  const isRoot = getuid?.() === 0
  if (isRoot) {
    for (const path of ['.', ...readdirSync(cwd, {recursive: true, encoding: 'utf8'})]) chownSync(join(cwd, path), nobody, nobody)
  }
  deny()
  const {status, stdout, stderr} = spawnSync(execPath, args, {
    cwd,
    encoding: 'utf8',
    env: {PATH: env.PATH, HOME: cwd},
    ...(isRoot && {uid: nobody, gid: nobody}),
  })
  return {code: status, stdout, stderr}
}
