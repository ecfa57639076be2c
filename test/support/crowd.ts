import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {digestOf} from '../../src/node/digest.ts'
import {runAsProcess} from './cli.ts'
import {filesIn, folderOf} from './folder.ts'
import {hunt} from './hunt.ts'

/** Two defects in each hunt, which two rules put right, each with an edit of its own. */
const count = 24
const text = (index: number): string =>
  hunt(
    `id: ${10_000_000 + index}-7c1e-4b6a-9a55-0b7f1f6b2c90\ntitle: Hunt ${index}\nattack_technique_ids: [t1489]\ntags: [Windows Server]`,
    '# Title\n',
  )

/** Files are small, so that a cache is used; two rules, so that no run does the work of another. */
const fixes = [
  ['attack/format', 't1489', 'T1489'],
  ['meta/tags', 'Windows Server', 'windows-server'],
] as const

/**
 * Eight processes at once on one tree: some check with a cache, some fix. Nothing breaks, no fix is lost without a word, and what the cache
 * holds then is what a run without it finds.
 */
export async function crowd(): Promise<void> {
  const cwd = folderOf({
    'huntbook.config.yaml': 'extends: []\nrules: {attack/format: error, meta/tags: error}\n',
    ...Object.fromEntries(Array.from({length: count}, (_, index) => [`hunts/a/h${index}.md`, text(index)])),
  })
  const runs = await Promise.all(
    Array.from({length: 8}, async (_, index) => {
      const fix = index % 2 === 0 ? fixes[(index / 2) % 2] : undefined
      const args = fix ? ['--fix', '--only', fix[0]] : []
      const result = await runAsProcess(['lint', '--format', 'json', ...args], {cwd})
      expect([result.code, result.stderr]).toEqual([expect.toBeOneOf([0, 1]), ''])
      const {diagnostics} = JSON.parse(result.stdout) as {diagnostics: {rule: string; path: string}[]}
      return {fix, lost: new Set(diagnostics.filter(({rule}) => rule === 'io/changed').map(({path}) => path))}
    }),
  )
  for (const [path, now] of Object.entries(filesIn(join(cwd, 'hunts')))) {
    const index = Number(/h(\d+)/u.exec(path)?.[1])
    const variants = [[], [fixes[0]], [fixes[1]], fixes].map(done =>
      done.reduce((given, [, from, to]) => given.replace(from, to), text(index)),
    )
    expect(variants).toContain(now)
    for (const {fix, lost} of runs) {
      if (fix && !lost.has(`hunts/${path}`)) expect([path, now]).toEqual([path, expect.stringContaining(fix[2])])
    }
  }
  const cache = join(cwd, '.huntbook/cache')
  for (const name of readdirSync(cache)) {
    if (!name.endsWith('.json')) continue
    const [digest, text = ''] = readFileSync(join(cache, name), 'utf8').split('\n')
    expect(digest).toBe(digestOf(text))
  }
  const [warm, cold] = [
    await runAsProcess(['lint', '--format', 'json'], {cwd}),
    await runAsProcess(['lint', '--format', 'json', '--no-cache'], {cwd}),
  ]
  expect(warm).toEqual(cold)
  const left = readdirSync(cwd, {recursive: true, encoding: 'utf8'}).filter(name => /\.(?:tmp|lock)$/u.test(name))
  expect(left).toEqual([])
}
