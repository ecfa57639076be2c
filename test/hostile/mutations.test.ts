import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {env} from 'node:process'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {runInProcess} from '../support/cli.ts'
import {bad, executed, good} from '../support/cli-cases/case.ts'
import {filesIn, folderOf} from '../support/folder.ts'
import {code, ipynb, markdown} from '../support/hunt.ts'
import {faultsOf, hostileWords} from './oracle.ts'

const rich = ipynb(
  {
    id: '0b0e9a52-6b0c-4e0f-9a59-3f6d1f9a7e11',
    title: 'T',
    attack_technique_ids: ['T1489'],
    data_sources: ['x'],
    tags: ['a'],
    description: 'd',
  },
  [
    markdown('# T\n\n## Findings\n\n| a | b |\n|---|---|\n| `c` | [d](https://e.example) |\n\n```{note}\nx\n```\n', {tags: ['keep']}),
    code('%%time\nx = requests.get(u, verify=False)  # huntbook: ignore[security/tls-off] -- y\n', {
      tags: ['parameters', 'remove_input'],
      outputs: [
        {output_type: 'stream', name: 'stdout', text: ['a\n', 'b']},
        {output_type: 'display_data', metadata: {}, data: {'text/html': '<table><tr><td>1</td></tr></table>', 'text/plain': ['1']}},
        {output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t']},
      ],
    }),
  ],
)
const myst = good
  .replace('Text.', 'Text *a*\n\n+++ {"tags": ["keep"]}\n\n> - q\n\n<!-- huntbook: ignore[x/y] -- z -->\n')
  .concat('\n```{code-cell} python\n:tags: [remove_input]\n\nx = 1\n```\n\n~~~{raw-cell}\n---\nformat: text/html\n---\n<b>\n~~~\n')

/** What notebooks are made of, in both formats, and what breaks readers of them. */
const pieces = [
  ...hostileWords,
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '\\u',
    '\\ud83d',
    '"cells": [],',
    '"id": "c1",',
    '"__proto__": {"a": 1},',
    'null',
    'NaN',
    '1e999',
    '-0',
  ],
  ...[
    '---\n',
    '...\n',
    '+++\n',
    '+++ {"a": 1}\n',
    '```',
    '~~~',
    ':::',
    '```{code-cell}\n',
    '```{raw-cell}\n',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\f',
  ],
  ...[
    '&a ',
    '*a',
    '<<: ',
    '!!python/name:x ',
    '? ',
    '- ',
    '# ',
    "'",
    '|\n',
    '>-\n',
    '%TAG ! x\n',
    'hunting:\n',
    'jupytext: {text_representation: {format_name: light}}\n',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '<script>',
    '</script>',
    '$$',
    '`',
    '[a](',
    '![',
    '](',
    '<',
    '&#0;',
    '\0',
    '\ufeff',
    '\ud800',
    '\u{1f50d}',
    '<<<<<<< a\n',
    '=======\n',
    '>>>>>>> b\n',
  ],
]

interface Mutation {
  readonly at: number
  readonly cut: number
  readonly piece: string
  readonly times: number
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
  piece: fc.constantFrom(...pieces),
  times: fc.oneof({weight: 9, arbitrary: fc.constant(1)}, {weight: 1, arbitrary: fc.constantFrom(0, 2, 60, 600)}),
})

function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((rest, {at, cut, piece, times}) => {
    const start = Math.floor(at * rest.length)
    return rest.slice(0, start) + piece.repeat(times) + rest.slice(start + cut)
  }, text)
}

/** Bytes that are no text: a byte is changed here and there. */
function bytesOf(text: string, damage: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = Buffer.from(text)
  for (const [at, value] of damage) if (bytes.length > 0) bytes[Math.floor(at * (bytes.length - 1))] = value
  return bytes
}

const file = fc
  .record({
    kind: fc.constantFrom('ipynb', 'md'),
    base: fc.constantFrom(0, 1),
    mutations: fc.array(mutation, {minLength: 1, maxLength: 4}),
    damage: fc.oneof(
      {weight: 5, arbitrary: fc.constant([])},
      {weight: 1, arbitrary: fc.array(fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.nat(255)), {maxLength: 3})},
    ),
  })
  .map(({kind, base, mutations, damage}) => {
    const texts = kind === 'md' ? [myst, bad] : [rich, executed]
    return {name: `hunts/a/x.${kind}`, to: kind === 'md' ? 'ipynb' : 'myst', bytes: bytesOf(mutated(texts[base] ?? '', mutations), damage)}
  })

const formats = ['pretty', 'github', 'gitlab', 'json', 'junit', 'markdown', 'rdjson', 'sarif']

describe('a notebook that is damaged', () => {
  it('is read, fixed, converted, compared and exported without harm, whatever befell it', {timeout: 7_200_000}, async () => {
    const cwd = folderOf({'huntbook.config.yaml': 'extends: [huntbook:strict]\nlimits: {maxFileBytes: 1000000}\n'})
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom(...formats), async ({name, to, bytes}, format) => {
        const put = (): void => {
          for (const path of ['hunts', 'out']) rmSync(join(cwd, path), {recursive: true, force: true})
          mkdirSync(join(cwd, 'hunts/a'), {recursive: true})
          writeFileSync(join(cwd, name), bytes)
        }
        const calls: readonly (readonly [args: readonly string[], isContent?: boolean])[] = [
          [['check', '--no-cache', '--format', format]],
          [['lint', '--no-cache', '--fix-unsafe', '--format', format]],
          [['lint', '--no-cache', '--diff']],
          [['convert', '--to', to, '--stdout', name], true],
          [['convert', '--to', to, name]],
          [['convert', '--sync']],
          [['convert', '--check', '--diff']],
          [['convert', '--in-place', '--strip', 'outputs,counts,metadata']],
          [['export', '--to', 'markdown', '--to', 'html', '--to', 'json', '--show-input', '--errors', 'full', '--streams', 'all', name]],
          [['export', '--compat', 'nbconvert', name]],
          [['export', '--to', 'stix', '--to', 'jira', '--to', 'taegis-case', '--allow-incomplete', name]],
          [['rules', '--for', name]],
        ]
        for (const [args, isContent = false] of calls) {
          put()
          const result = await runInProcess(args, {cwd, env: {CI: 'true'}})
          expect([args.join(' '), ...faultsOf(result, {args, isContent})]).toEqual([args.join(' ')])
          const strays = Object.keys(filesIn(cwd)).filter(
            path => !/^(?:huntbook\.config\.yaml$|hunts\/a\/x\.|hunts\/a\/_attachments\/|out\/)/u.test(path),
          )
          expect([args.join(' '), ...strays]).toEqual([args.join(' ')])
        }
      }),
      {...(env.HUNTBOOK_FUZZ === '1' ? {} : {numRuns: 40})},
    )
  })
})
