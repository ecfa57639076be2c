import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {type Call, runInProcess} from './cli.ts'
import {code, hunt, ipynb, markdown} from './hunt.ts'
import {rule} from './pack.ts'

/** Every format that a merge can make. */
export const formats = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown'] as const

const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`

const over = rule(
  'over',
  "return {catalog: hunts => { for (const hunt of hunts) context.report({message: 'found', data: {what: String(hunts.length)}, path: hunt.path, at: 'file'}) }}",
  ", scope: 'hunt'",
)
const inside = rule(
  'inside',
  "return {cell: cell => context.report({message: 'found', data: {what: cell.source.slice(0, 9)}, at: {cell}})}",
)

const config = `packs: {p: rules/p}
baseline: base.json
pairs: {mode: both}
suppressions: {requireReason: true}
report: {docsUrl: https://example.org/rules}
rules:
  repo/index-stale: {severity: error, path: index.json}
  repo/*: warning
overrides:
  - team: b
    rules: {meta/title: warning, p/inside: info, structure/*: "off"}
  - team: c
    rules: {meta/id-duplicate: warning, attack/*: info, p/over: "off"}
`

/** A catalog in which all kinds of findings are to be found, many of them on more than one notebook. */
export const catalog: Readonly<Record<string, string | Uint8Array>> = {
  'huntbook.config.yaml': config,
  ...over,
  ...inside,
  'README.md': '# No notebook\n',
  '.gitattributes': 'hunts/a/*.ipynb diff=huntbook\n',
  'jupytext.toml': 'formats = "ipynb,md:myst"\nnotebook_metadata_filter = "-hunting"\n',
  'hunts/a/one.md': hunt(
    `id: ${id(1)}\ntitle: Same title\nattack_technique_ids: [t1489, T9999]`,
    'Text with 👍 and ümlaut [link](gone.md)\n',
  ),
  'hunts/a/two.md': hunt(
    `id: ${id(1)}\ntitle: Same title\ntags: [X y]`,
    '```{code-cell}\n# huntbook: ignore[security/tls-off] -- known\nrequests.get("👍", verify=False)\n```\n',
  ),
  'hunts/a/Two.md': hunt(`id: ${id(2)}\ntitle: Other`, '```{code-cell}\nrequests.get("👍", verify=False)\n```\n'),
  'hunts/a/three.ipynb': ipynb({id: id(1), title: 'Third'}, [
    code('client_secret = "kV9-tR2w_Lm47zQpX1"\nprint("kV9-tR2w_Lm47zQpX1")'),
    markdown('<!-- huntbook: ignore-file[meta/id-duplicate] -- a copy -->'),
  ]),
  'hunts/a/three.md': hunt(`id: ${id(1)}\ntitle: Third, changed`),
  'hunts/b/four.md': hunt(
    `id: ${id(2)}\ntitle: Fourth`,
    '```{code-cell}\n# huntbook: ignore[security/tls-off]\nx = 1\n# huntbook: ignore[no/such] -- x\ny = 1\n```\n',
  ),
  'hunts/b/five.ipynb': ipynb({id: id(2), title: 'Fifth', attack_technique_ids: ['t1003']}, [
    code('x = 1', {tags: ['huntbook-ignore:p/inside']}),
  ]),
  'hunts/b/broken.ipynb': '{"cells": [\n',
  'hunts/b/latin.ipynb': Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]),
  'hunts/c/six.md': hunt(
    `id: ${id(1)}\ntitle: same title\nattack_technique_ids: [T1086]`,
    '# Über 漢字\n\n```{code-cell}\nverify=False\n```\n',
  ),
  'hunts/c/seven.md': hunt(`id: no uuid\ntitle: Seven`, ''),
  'hunts/c/eight.md': hunt(`id: ${id(3)}\ntitle: Eight`, '```{code-cell}\n# huntbook: ignore-file[repo/name-collision] -- x\nfoo\n```\n'),
  'hunts/c/EIGHT.md': hunt(`id: ${id(4)}\ntitle: Eight again`),
}

/** The same without rules of a team, for which a thread would have to start. */
export const withoutPacks: Readonly<Record<string, string | Uint8Array>> = {
  ...catalog,
  'huntbook.config.yaml': config.replace(/^packs.*$|p\/\w+: [^,}]*,? ?/gmu, '').replace(', }', '}'),
}

export interface Sharded {
  /** Absolute. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** The command; default `check`. */
  readonly command?: string
  /** What the runs of all parts and the run over everything are asked for. */
  readonly choose?: readonly string[]
}

/** Runs all parts. Their blobs are in the folder that it gives back, under names that stand in another order than the parts. */
export async function blobsOf(count: number, {cwd, env = {}, command = 'check', choose = []}: Sharded): Promise<string> {
  const folder = `out/blobs-${count}`
  rmSync(join(cwd, folder), {recursive: true, force: true})
  mkdirSync(join(cwd, folder), {recursive: true})
  for (let part = 1; part <= count; part++) {
    const format = `blob=${folder}/${(part * 7) % 11}-${part}.json`
    await runInProcess([command, '--no-cache', '--quiet', '--shard', `${part}/${count}`, '--format', format, ...choose], {cwd, env})
  }
  return folder
}

/** Everything that a run says: its exit code, standard output, and the reports of all formats. */
export type Said = Readonly<Record<string, string | number | null>>

export function wholeRun({cwd, env = {}, command = 'check', choose = []}: Sharded, report: readonly string[] = []): Promise<Said> {
  return saidBy([command, '--no-cache', ...choose, ...report], {cwd, env})
}

export function mergedRun(folder: string, {cwd, env = {}}: Sharded, report: readonly string[] = []): Promise<Said> {
  return saidBy(['check', '--merge', folder, ...report], {cwd, env})
}

async function saidBy(args: readonly string[], call: Call): Promise<Said> {
  const files = formats.map(format => [format, join(call.cwd, 'out', format)] as const)
  const asked = args.includes('--format') ? [] : files.flatMap(([format, file]) => ['--format', `${format}=${file}`])
  const {code, stdout} = await runInProcess([...args, ...asked, '--max-diagnostics', 'none'], call)
  const written = files.map(([format, file]) => [format, existsSync(file) ? readFileSync(file, 'utf8') : ''])
  for (const [, file] of files) rmSync(file, {force: true})
  return {code, stdout, ...Object.fromEntries(written)}
}
