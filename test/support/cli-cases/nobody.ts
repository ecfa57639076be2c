import {spawnSync} from 'node:child_process'
import {chownSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {env, execPath, getuid} from 'node:process'
import type {Result} from '../cli.ts'

/** The user without rights, by convention. */
const nobody = 65_534

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
