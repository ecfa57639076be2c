import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {globSync} from 'glob'
import {describe, expect, it} from 'vitest'
import {runInProcess} from '../support/cli.ts'
import {bad, executed, good, warned} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {code, hunt, ipynb, markdown} from '../support/hunt.ts'
import {type Client, cellsOf, clientOf, type Shown, uriOf} from '../support/lsp-client.ts'

const root = join(import.meta.dirname, '../..')
const shipped = globSync('hunts/*/{executed/,}*.{md,ipynb}', {cwd: root}).sort()
const token = `ghp_${'a1B2'.repeat(9)}`
const broken = {
  'bad.md': bad,
  'good.md': good,
  'warned.md': warned,
  'crlf.md': bad.replaceAll('\n', '\r\n'),
  'bom.md': `\ufeff${bad}`,
  'astral.md': hunt(
    'id: 👍\nattack_technique_ids: [t1489] # 👍',
    `# 👍 𝒳 ${token}\n\n\`\`\`{code-cell} ipython3\nx = "👍"; y = "${token}"\n\`\`\`\n`,
  ),
  'yaml.md': '---\nhunting:\n  id: [\n---\n',
  'unclosed.md': `${good}\n\`\`\`{code-cell} ipython3\nx\n`,
  'lone-cr.md': good.replace('Text.', `a\rb ${token}`),
  'suppressed.md': good.replace('Text.', `<!-- huntbook: ignore[attack/format] -->\nText.`),
  'executed.ipynb': executed,
  'pretty.ipynb': ipynb({attack_technique_ids: ['t1489']}, [
    markdown(`# 👍 x\n\n${token}`),
    code(`a = "👍"\nb = "${token}"\n`, {tags: ['remove_cel']}),
  ]),
  'minified.ipynb': JSON.stringify(JSON.parse(ipynb({id: 'x'}, [code(`a = 1\nb = "${token}"`)]))),
  'outputs.ipynb': ipynb({}, [code('x', {outputs: [{output_type: 'stream', name: 'stdout', text: [token]}]})]),
  'empty.ipynb': ipynb({id: 'x'}, []),
  'no-json.ipynb': '{"cells": [',
  'README.md': '# No notebook\n',
}

interface Reported {
  readonly rule: string
  readonly range: Range
  readonly cell?: {readonly number: number; readonly range?: Range}
}

interface Range {
  readonly start: {readonly line: number; readonly column: number}
  readonly end: {readonly line: number; readonly column: number}
}

async function reported(cwd: string, path: string): Promise<readonly (Reported & {readonly path: string})[]> {
  const {stdout} = await runInProcess(['lint', '--format', 'json', '--allow-empty', path], {cwd})
  // The report of the command has this shape: a test of its own holds it to its schema.
  return (JSON.parse(stdout) as {diagnostics: (Reported & {path: string})[]}).diagnostics.filter(found => found.path === path)
}

const shownAt = ({code: rule, range: {start, end}}: Shown): string =>
  `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${rule}`
const at = ({start, end}: Range): string => `${start.line}:${start.column}-${end.line}:${end.column}`

async function started(folder: string): Promise<Client> {
  const client = clientOf(folder)
  await client.initialize()
  return client
}

describe('an opened document', () => {
  const texts: readonly (readonly [string, string])[] = [
    ...Object.entries(broken),
    ...shipped.map(path => [path, readFileSync(join(root, path), 'utf8')] as const),
  ]

  it('shows what `lint` reports of the file, at the same places', async () => {
    for (const [name, text] of texts) {
      const path = `hunts/a/${name.split('/').at(-1)}`
      const folder = folderOf({[path]: text})
      const client = await started(folder)
      const uri = uriOf(folder, path)
      client.open(uri, text.replace(/^\ufeff/u, ''))
      const shown = (await client.diagnostics(uri)).map(shownAt)
      // A lone CR ends a line for editors, and for nobody else.
      if (name === 'lone-cr.md') expect(shown.map(line => line.split(' ')[1])).toEqual((await reported(folder, path)).map(({rule}) => rule))
      else expect([name, ...shown]).toEqual([name, ...(await reported(folder, path)).map(({rule, range}) => `${at(range)} ${rule}`)])
    }
  })

  it('shows the same of a notebook, in its cells', async () => {
    for (const [name, text] of texts.filter(([path]) => path.endsWith('.ipynb') && !path.startsWith('no-json'))) {
      const path = `hunts/a/${name.split('/').at(-1)}`
      const folder = folderOf({[path]: text})
      const client = await started(folder)
      const uri = uriOf(folder, path)
      const cells = client.openNotebook(uri, cellsOf(text))
      await client.diagnostics(uri)
      const expected = new Map<string, string[]>(cells.map(cell => [cell, []]))
      for (const {rule, cell} of await reported(folder, path)) {
        const place = cells[(cell?.number ?? 1) - 1] ?? uri
        expected.set(place, [...(expected.get(place) ?? []), cell?.range ? `${at(cell.range)} ${rule}` : rule])
      }
      for (const [place, list] of expected) {
        const shown = (client.last(place) ?? []).map((found, index) => (list[index]?.includes(' ') ? shownAt(found) : found.code))
        expect([name, place.split('#')[1], ...shown]).toEqual([name, place.split('#')[1], ...list])
      }
    }
  })
})
