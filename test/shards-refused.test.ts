import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess, version} from './support/cli.ts'
import {folderOf} from './support/folder.ts'
import {blobsOf} from './support/shards.ts'

describe('check --merge refuses', () => {
  const text = '---\nhunting:\n  title: x\n---\n'
  const files = {'hunts/a/1.md': text, 'hunts/a/2.md': text, 'hunts/b/3.md': text, 'huntbook.config.yaml': 'extends: []\n'}

  /** What is said of two parts of which somebody changed something. */
  async function saidOf(change: (cwd: string, folder: string) => void, args: readonly string[] = []): Promise<string> {
    const cwd = folderOf(files)
    const folder = await blobsOf(2, {cwd})
    change(cwd, folder)
    const {code, stdout, stderr} = await runInProcess(['check', '--merge', folder, ...args], {cwd})
    expect([code, stdout]).toEqual([2, ''])
    return stderr.split('\n')[0] ?? ''
  }

  /** The same where a key of the second part has another value. */
  function saidWith(key: string, value: unknown): Promise<string> {
    return saidOf((cwd, folder) => {
      const file = join(cwd, folder, '3-2.json')
      const blob: unknown = JSON.parse(readFileSync(file, 'utf8'))
      const keys = key.split('.')
      let at = blob as Record<string, unknown>
      for (const name of keys.slice(0, -1)) at = at[name] as Record<string, unknown>
      at[keys.at(-1) ?? ''] = value
      writeFileSync(file, JSON.stringify(blob))
    })
  }

  const second = 'huntbook: out/blobs-2/3-2.json: '

  it.each([
    ['kind', 'x', 'expected a blob, got other JSON.'],
    ['version', 99, 'expected a blob of version 1, got `99`.'],
    ['tool.version', '99.0.0', expect.stringMatching(/expected a blob of huntbook .*, got one of `99.0.0`/u)],
    ['configHash', 'f'.repeat(64), 'expected a blob of this configuration, got one of another.'],
    ['shard', [1, 2], 'expected 1 files in part 1 of 2, got 2.'],
    ['shard', [2, 3], 'expected 1 files in part 2 of 3, got 2.'],
    ['shard', [3, 2], 'expected a part and the number of parts, got 3 of 2.'],
    ['summary.errors', 7, 'expected as many findings as its summary says, got others.'],
    ['facts.part', ['../x.md', 'hunts/a/2.md'], 'expected paths inside the root, got `../x.md`.'],
    ['facts.part', ['/etc/passwd', 'hunts/a/2.md'], 'expected paths inside the root, got `/etc/passwd`.'],
    ['facts.unread', 'x', 'expected a blob, got something else at `/facts/unread` (`type`).'],
    ['facts.run.checkGroups', false, expect.stringMatching(/7-1\.json: expected the options of .*3-2\.json, got others\./u)],
    ['facts.choice.digest', '0'.repeat(64), expect.stringContaining('expected')],
  ])('another %s: %j', async (key, value, message) => {
    const said = await saidWith(key, value)
    expect(said).toEqual(typeof message === 'string' ? second + message : message)
  })

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'two blobs of one part',
      folder => cpSync(join(folder, '7-1.json'), join(folder, '8.json')),
      /8\.json: expected one blob of part 1 of 2, got .*7-1\.json too\./u,
    ],
    [
      'a part that is missing',
      folder => rmSync(join(folder, '7-1.json')),
      /Expected the blobs of 2 parts in out\/blobs-2, got none of part 1\./u,
    ],
    [
      'a folder without blobs',
      folder => {
        rmSync(join(folder, '7-1.json'))
        rmSync(join(folder, '3-2.json'))
      },
      /Expected blobs \(`\*\.json`\) in out\/blobs-2, got none\./u,
    ],
    [
      'a folder that is not there',
      folder => rmSync(folder, {recursive: true}),
      /The folder of --merge, out\/blobs-2, could not be read: no such file\./u,
    ],
    ['other files', folder => writeFileSync(join(folder, 'x.json'), '{}'), /x\.json: expected a blob, got other JSON\./u],
    [
      'keys that it does not know',
      folder => rewrite(join(folder, '3-2.json'), text => text.replace('{', '{"__proto__": {"kind": "huntbook-blob"},')),
      /3-2\.json: expected a blob, got something else at `\/` \(`additionalProperties`\)\./u,
    ],
    [
      'what is no JSON',
      folder => writeFileSync(join(folder, 'x.json'), '{"kind": "huntbook-blob"'),
      /x\.json: expected a blob, got a text that is no JSON\./u,
    ],
    ['what is no UTF-8', folder => writeFileSync(join(folder, 'x.json'), Buffer.from([0xff])), /x\.json: it is no blob: Expected UTF-8/u],
    [
      'a deep text',
      folder => writeFileSync(join(folder, 'x.json'), '['.repeat(1_000_000)),
      /x\.json: expected at most 24 levels of lists and objects, got 1000000\./u,
    ],
    [
      'a wide text',
      folder => writeFileSync(join(folder, 'x.json'), `[${'{},'.repeat(10_000_001)}1]`),
      /x\.json: expected at most 10000000 lists and objects in all blobs, got more\./u,
    ],
    [
      'a long text',
      folder => writeFileSync(join(folder, 'x.json'), Buffer.alloc(67_108_865, 32)),
      /x\.json: expected at most 67108864 bytes, got more\./u,
    ],
    [
      'the blob of a run that could not begin',
      folder => writeFileSync(join(folder, 'x.json'), failed()),
      /x\.json: expected the blob of a run that came to its end/u,
    ],
  ])('%s', async (_, change, message) => {
    expect(await saidOf((cwd, folder) => change(join(cwd, folder)))).toMatch(message)
  })

  it.each([
    [['--fix'], 'Expected --merge or --fix, got both.'],
    [['--shard', '1/2'], 'Expected --merge or --shard, got both.'],
    [['--since', 'HEAD'], 'Expected --merge or --since, got both.'],
    [['hunts'], 'Expected --merge or files, got both.'],
    [['--format', 'blob=x.json'], 'Expected --merge or the format `blob`, got both.'],
    [['--only', 'meta/*'], 'out/blobs-2/3-2.json: expected a run with the --only of this one, got another.'],
  ])('%j', async (args, message) => {
    expect(await saidOf(() => {}, args)).toBe(`huntbook: ${message}`)
  })

  it('parts that ran with another configuration, or on other files', async () => {
    expect(await saidOf(cwd => writeFileSync(join(cwd, 'huntbook.config.yaml'), 'extends: []\nignore: [x]\n'))).toMatch(
      /of this configuration/u,
    )
    const [cwd, other] = [folderOf(files), folderOf({...files, 'hunts/c/4.md': text})]
    const [folder, more] = [await blobsOf(2, {cwd}), await blobsOf(2, {cwd: other})]
    cpSync(join(other, more, '3-2.json'), join(cwd, folder, '3-2.json'))
    const {code, stderr} = await runInProcess(['check', '--merge', folder], {cwd})
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected a part of the files that')])
  })

  function failed(): string {
    return JSON.stringify({kind: 'huntbook-blob', version: 1, tool: {name: 'huntbook', version}, errors: []})
  }
})

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}
