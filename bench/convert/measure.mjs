import {spawnSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import process, {execPath} from 'node:process'

/**
 * Runs commands as whole processes, in turn, so that a busy machine slows all of them.
 *
 * @param {{program: string, words: string[], cwd?: string, env?: object, out?: string, before?: () => void}[]} commands `out`: removed before each
 *   run; `before`: done before each run
 * @param {number} runs after one that warms the disk's cache
 * @returns {number[]} medians in milliseconds
 */
export function measure(commands, runs) {
  const times = commands.map(() => [])
  for (let round = -1; round < runs; round++) {
    for (const [index, command] of commands.entries()) {
      if (command.out !== undefined) rmSync(command.out, {recursive: true, force: true})
      command.before?.()
      const start = performance.now()
      run(command)
      if (round >= 0) times[index].push(performance.now() - start)
    }
  }
  return times.map(median)
}

/** The most memory that a command of Node had resident, in bytes. */
export function memoryOf({words, ...command}) {
  if (command.out !== undefined) rmSync(command.out, {recursive: true, force: true})
  const {stderr} = run({...command, words: ['--require', join(import.meta.dirname, 'memory.cjs'), ...words]})
  return Number(/(\d+) kB at most$/.exec(stderr.trimEnd())[1]) * 1000
}

/** Runs a command to its end, and throws where that is not 0. */
export function run({program = execPath, words, cwd, env, statuses = [0]}) {
  const result = spawnSync(program, words, {cwd, env: {...process.env, ...env}, encoding: 'utf8'})
  if (!statuses.includes(result.status))
    throw new Error(`${words.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`)
  return result
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
