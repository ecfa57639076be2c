import {existsSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess} from '../support/cli.ts'
import {filesIn, folderOf} from '../support/folder.ts'
import {pageFaults} from '../support/page-faults.ts'
import {allWords, faultsOf} from './oracle.ts'

type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json}

/** A notebook that has all that notebooks have. */
const notebook: Json = {
  cells: [
    {
      cell_type: 'markdown',
      id: 'm1',
      metadata: {tags: ['keep'], name: 'a'},
      attachments: {'p.png': {'image/png': 'iVBORw0KGgo='}},
      source: ['# T\n', '\n', '![p](attachment:p.png)\n', 'See [x](y.md).'],
    },
    {
      cell_type: 'code',
      id: 'c1',
      execution_count: 1,
      metadata: {tags: ['parameters'], collapsed: false},
      outputs: [],
      source: ['a = "b"\n'],
    },
    {
      cell_type: 'code',
      id: 'c2',
      execution_count: 2,
      metadata: {tags: ['evidence', 'remove_input']},
      outputs: [
        {output_type: 'stream', name: 'stdout', text: ['said\n']},
        {output_type: 'stream', name: 'stderr', text: 'said\n'},
        {
          output_type: 'display_data',
          data: {
            'text/plain': ['plain'],
            'text/html': '<table><tr><th>h</th></tr><tr><td>c</td></tr></table>',
            'text/markdown': '**m**',
            'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg"><text>s</text></svg>',
            'application/json': {a: 'b'},
            'application/vnd.x': 'y',
          },
          metadata: {name: 'x'},
        },
        {output_type: 'error', ename: 'ValueError', evalue: 'because', traceback: ['one', 'two']},
      ],
      source: 'a = 1  # huntbook: ignore[x/y] -- z',
    },
    {cell_type: 'raw', id: 'r1', metadata: {raw_mimetype: 'text/html'}, source: ['<b>r</b>']},
  ],
  metadata: {
    hunting: {
      id: '0b0e9a52-6b0c-4e0f-9a59-3f6d1f9a7e11',
      title: 'Services',
      description: 'Which?',
      attack_technique_ids: ['t1489', 'T1059'],
      data_sources: ['scwx.process'],
      tags: ['windows'],
      status: 'active',
      severity: 'high',
      hypotheses: [{id: 'H1', text: 'x'}],
      authors: ['a'],
    },
    kernelspec: {display_name: 'Python 3', language: 'python', name: 'python3'},
    language_info: {name: 'python', version: '3.11'},
    papermill: {
      parameters: {TENANT_ID: '100200'},
      input_path: 'a',
      output_path: 'b',
      start_time: '2026-01-01T00:00:00Z',
      environment_variables: {},
    },
    jupytext: {formats: 'ipynb,md:myst', text_representation: {extension: '.md'}},
    huntbook: {ignore: ['x/y']},
  },
  nbformat: 4,
  nbformat_minor: 5,
}

const formats = ['pretty', 'github', 'gitlab', 'json', 'junit', 'markdown', 'rdjson', 'sarif']
const requests = ['json', 'taegis-case', 'taegis-investigation', 'stix', 'jira', 'thehive', 'iris', 'sentinel', 'elastic']
const calls: readonly (readonly string[])[] = [
  ['check', 'NAME'],
  ['check', '--format', 'github', 'NAME'],
  ['check', ...formats.flatMap(format => ['--format', `${format}=out/${format}`]), 'NAME'],
  ['lint', '--fix-unsafe', 'NAME'],
  ['lint', '--diff', 'NAME'],
  ['convert', '--to', 'myst', 'NAME'],
  ['convert', '--to', 'ipynb', 'NAME'],
  ['convert', '--check', '--to', 'myst', '--diff', 'NAME'],
  ['convert', '--in-place', '--strip', 'outputs,counts,metadata', 'NAME'],
  ['convert', '--sync'],
  ['rules', '--for', 'NAME'],
  ['doctor'],
  ['init', '--yes', '--dry-run'],
  ['git', 'textconv', 'h/n1.ipynb'],
  ['export', '--audit=text', 'NAME'],
  ['export', '--compat', 'nbconvert', 'NAME'],
  ['export', '--to', 'markdown', '--to', 'html', '--show-input', '--streams', 'all', '--errors', 'full', '--show-parameters', 'NAME'],
  ...requests.map(target => ['export', '--to', target, '--allow-incomplete', 'NAME']),
]

/** The value with one text or key replaced, for each of them. */
function* variants(value: Json, word: string): Generator<Json> {
  if (typeof value === 'string') yield word
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) for (const next of variants(item, word)) yield value.with(index, next)
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    for (const [index, [key, item]] of entries.entries()) {
      yield Object.fromEntries(entries.with(index, [word, item]))
      for (const next of variants(item, word)) yield Object.fromEntries(entries.with(index, [key, next]))
    }
  }
}

const word = allWords.replace(/[\ud800-\udfff]/gu, '')
const names = new Map(
  [...variants(notebook, word)].map((variant, index) => [`h/n${index}.ipynb`, `${JSON.stringify(variant, undefined, 1)}\n`]),
)
const config = {'huntbook.config.yaml': 'extends: [huntbook:strict]\npairs: {mode: both}\n'}

describe('hostile words in a notebook', () => {
  it.each(calls.map(args => args.join(' ')))('are only words: %s', async line => {
    const args = line.split(' ').map(part => (part === 'NAME' ? 'h' : part))
    const cwd = folderOf({...config, ...Object.fromEntries(names)})
    const result = await runInProcess(args, {cwd, env: {CI: 'true'}})
    expect(faultsOf(result, {args})).toEqual([])
    if (args.includes('--format')) expect(formatFaults(cwd)).toEqual([])
    if (args[0] === 'export' && !args.includes('--compat')) expect(reportFaults(filesIn(join(cwd, 'out')))).toEqual([])
  })
  it('are only words where git shows them', async () => {
    const cwd = folderOf(Object.fromEntries(names))
    for (const name of names.keys()) {
      const args = ['git', 'textconv', name]
      expect([args, faultsOf(await runInProcess(args, {cwd}), {args})]).toEqual([args, []])
    }
  })
  it('are only words in texts that were made of them', async () => {
    const cwd = folderOf({...config, ...Object.fromEntries(names)})
    expect((await runInProcess(['convert', '--to', 'myst', 'h'], {cwd})).stderr).toContain('converted')
    for (const path of names.keys()) rmSync(join(cwd, path))
    for (const call of calls) {
      const args = call.map(part => (part === 'NAME' ? 'h' : part))
      const result = await runInProcess(args, {cwd, env: {CI: 'true'}})
      expect([args, faultsOf(result, {args})]).toEqual([args, []])
    }
  })
})

/** What is wrong with reports that went into files. */
function formatFaults(cwd: string): readonly string[] {
  return formats.flatMap(format => {
    const file = join(cwd, 'out', format)
    const stdout = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return faultsOf({code: 0, stdout, stderr: ''}, {args: ['--format', format]}).map(fault => `${format}: ${fault}`)
  })
}

const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** What an export may not hold, whatever the notebook holds. */
function reportFaults(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const faults = /\.html$/u.test(path) ? [...pageFaults(text)] : []
    const found = controls.exec(text)
    if (/\.(?:md|html|json|txt)$/u.test(path) && found)
      faults.push(`a control character: ${JSON.stringify(text.slice(found.index - 30, found.index + 10))}`)
    return faults.map(fault => `${path}: ${fault}`)
  })
}
