import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {cleanEnv} from './repository.ts'

const root = join(import.meta.dirname, '../..')

/** What a command of the page did. */
export interface Step {
  readonly command: string
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The commands of the first block of docs/adopting.md. */
export function adoptingCommands(): readonly string[] {
  const [, block = ''] = /^```sh\n(.*?)^```$/msu.exec(readFileSync(join(root, 'docs/adopting.md'), 'utf8')) ?? []
  return block.match(/^(?:cat > .*?^END|huntbook [^\n]*)$/gmsu) ?? []
}

/** Puts hunts, name → text, into a repository and does what the page says, one command after the other. */
export function adopt(hunts: ReadonlyMap<string, string>): {readonly steps: readonly Step[]; readonly files: ReadonlyMap<string, string>} {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-adopting-'))
  try {
    const [cwd, bin] = [join(folder, 'catalog'), join(folder, 'bin')]
    for (const path of [join(cwd, 'hunts/windows'), bin]) mkdirSync(path, {recursive: true})
    execFileSync('git', ['init', '--quiet', cwd])
    writeFileSync(join(bin, 'huntbook'), `#!/bin/sh\nexec '${execPath}' '${join(root, 'bin/huntbook.cjs')}' "$@"\n`, {mode: 0o755})
    for (const [name, text] of hunts) writeFileSync(join(cwd, 'hunts/windows', name), text)
    const env = {...cleanEnv, PATH: `${bin}:${process.env.PATH}`}
    const steps = adoptingCommands().map(command => {
      const {status, stdout, stderr} = spawnSync('sh', ['-c', command], {cwd, env, encoding: 'utf8'})
      return {command, status, stdout, stderr}
    })
    return {steps, files: new Map([...hunts.keys()].map(name => [name, readFileSync(join(cwd, 'hunts/windows', name), 'utf8')]))}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
