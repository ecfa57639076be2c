import {describe, expect, it} from 'vitest'
import {commands} from '../../src/cli/commands.ts'
import {commonOptions} from '../../src/cli/options.ts'
import {runInProcess} from '../support/cli.ts'
import {bad, executed} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {faultsOf, hostileWords} from './oracle.ts'

const files = {'hunts/a/x.md': bad, 'x.ipynb': executed}

/** What a command needs to get as far as the word in question. */
const needed: Readonly<Record<string, readonly string[]>> = {
  convert: ['--to', 'myst'],
  explain: ['attack/format'],
  completion: ['bash'],
}

async function faults(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = folderOf(files),
): Promise<readonly string[]> {
  return faultsOf(await runInProcess(args, {cwd, env}), {args})
}

describe('hostile words on the command line', () => {
  it.each(hostileWords)('are only words: %j', async word => {
    const cwd = folderOf(files)
    for (const args of [[word], ['help', word], ['lint', `--${word}`], ['lint', word], ['check', '--', word], ['explain', `a/${word}`]]) {
      expect([args, await faults(args, {}, cwd)]).toEqual([args, []])
    }
  })
  // A server takes its words from a client, and runs until that goes.
  for (const {name, options} of commands.filter(command => command.name !== 'lsp')) {
    const all = {...options, ...commonOptions}
    it.each(Object.keys(all).filter(option => option !== 'help' && option !== 'version'))(
      `are only values of ${name} --%s`,
      async option => {
        for (const word of hostileWords) {
          const own = needed[name]?.filter((_, index, words) => !words.includes(`--${option}`) || index > 1) ?? []
          const args = [name, ...own, `--${option}=${word}`]
          expect([args, await faults(args)]).toEqual([args, []])
        }
      },
    )
    it(`are only arguments of ${name}`, async () => {
      for (const word of hostileWords) {
        const args = [name, ...(name === 'convert' ? ['--to', 'myst'] : []), '--', word]
        expect([args, await faults(args)]).toEqual([args, []])
      }
    })
  }
})

describe('hostile words in the environment', () => {
  const names = [
    'GITHUB_EVENT_NAME',
    'GITHUB_WORKSPACE',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_SERVER_URL',
    'GITHUB_REPOSITORY',
    'GITHUB_SHA',
    'GITHUB_REF',
    'GITHUB_BASE_REF',
    'GITHUB_HEAD_REF',
    'CI',
    'CI_PROJECT_DIR',
    'CI_PROJECT_URL',
    'CI_COMMIT_SHA',
    'SOURCE_DATE_EPOCH',
    'HOME',
    'TMPDIR',
    'PATH',
    'NO_COLOR',
    'TERM',
    'COLORTERM',
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'HUNTBOOK_DEBUG',
  ]
  const calls = [
    ['lint', '.'],
    ['check', '--since', 'main'],
    ['lint', '--format', 'markdown', '.'],
    ['lint', '--format', 'github', '.'],
    ['lint', '--format', 'gitlab', '.'],
    ['lint', '--format', 'sarif', '.'],
    ['doctor'],
    ['rules', '--for', 'x.ipynb'],
    ['export', 'x.ipynb'],
    ['convert', '--sync'],
  ]
  it.each(names)('are only values: %s', async name => {
    for (const word of hostileWords) {
      for (const args of calls) {
        const env = {GITHUB_ACTIONS: 'true', [name]: word}
        const result = await runInProcess(args, {cwd: folderOf(files), env})
        // On a runner annotations stand beside the log.
        const asked = args.includes('--format') ? args : [...args, '--format', 'github']
        expect([args, env, faultsOf(result, {args: asked})]).toEqual([args, env, []])
      }
    }
  })
})
