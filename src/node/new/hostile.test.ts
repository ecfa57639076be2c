import {readFileSync, rmSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import '../../../test/support/seed.ts'
import {folderOf} from '../../../test/support/folder.ts'
import {readerOf} from '../../formats/readers.ts'
import {huntOf} from '../../model/hunt.ts'
import {newHunt} from './new.ts'

/** What ends, begins or continues something in YAML, Markdown, MyST, HTML, Python or a template. */
const syntax = [
  '---',
  '+++',
  '```',
  '~~~',
  ':::',
  '{{title}}',
  '{{',
  '}}',
  '"',
  "'",
  '"""',
  ': ',
  ' #',
  '# ',
  '- ',
  '1. ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '&amp;',
  '&',
  '\\',
  '$',
  '$&',
  '|',
  '%',
  '(x)=',
  '{role}`x`',
  '[a](b)',
  '<!--',
  '-->',
  '<script>',
  '</h1>',
  '`',
  '*',
  '_',
  '==',
  '> ',
  '\u2028',
  '\u00a0',
  '\ufeff',
  '\u202e',
  '👍🏽',
  'é',
  'null',
  '~',
  '2025-01-01',
  '0x1f',
  '!!str',
  '&a',
  '*a',
  '%%kql',
  '!ls',
  '%run',
  '🧨',
  'huntbook: ignore[x]',
  '[',
  ']',
  '{',
  '}',
  ',',
  '@',
  '^[1]',
  'T1059',
  'a',
  'b',
  ' ',
]
const text = fc
  .array(fc.oneof({weight: 4, arbitrary: fc.constantFrom(...syntax)}, {weight: 1, arbitrary: fc.string({unit: 'grapheme'})}), {
    minLength: 1,
    maxLength: 9,
  })
  .map(parts => parts.join(''))
  .filter(given => given.trim() !== '' && !/[\u{FFFE}\u{FFFF}]|\p{Cs}|(?![\t\n\r])\p{Cc}/u.test(given))
const tag = fc
  .stringMatching(/^[a-z0-9]+(?:[._:-][a-z0-9]+)*$/u)
  .filter(given => !/^(?:attack[._:-]?)?t(?:\d{4}(?:[._-]\d{3})?|a\d{4})$/iu.test(given))

/** Rules that judge the very words. */
const ofWords = new Set([
  'meta/placeholder',
  'meta/title',
  'meta/description',
  'security/secret',
  'export/untagged-internal',
  'repo/file-name',
])

const template = `---
# {{title}} {{description}}
hunting:
  id: {{id}}  # {{author}}
  title: {{title}}
  description: "{{description}}"
  attack_technique_ids: [{{techniques}}]
  data_sources: {{data_sources}}
  tags: [own, {{tags}}]
  authors: ['{{author}}']
kernelspec: {name: python3, display_name: Python 3, language: python}
---

# {{title}}

{{description}} {{title}}

- {{title}}: \`{{title}}\`, **{{description}}**, <b title="{{title}}">x</b> [x](https://example.com/{{slug}}?q={{title}})
- x
  {{description}}

| a | b |
|---|---|
| {{title}} | {{data_sources}} |

<!-- {{title}} -->

> {{title}}

\`\`\`text
{{title}}
\`\`\`

\`\`\`{code-cell}
:tags: [parameters]

TITLE = "{{title}}"
NAME = '''{{description}}'''  # {{title}}
VALUE = {{author}}
SOURCES = {{data_sources}}
\`\`\`

## Executive Summary

{{description}}

## Technical Analysis

x

\`\`\`{code-cell}
%%kql
// {{title}}
T | where x == "{{title}}"
\`\`\`

## Findings

x

## Recommendations

x
`

describe.each([
  ['the built-in template', {}],
  ['a template that uses them everywhere', {'templates/default.md': template}],
])('hostile words in %s', (_, files) => {
  it.each(['myst', 'ipynb'] as const)(
    'read back exactly from %s, and break nothing',
    async to => {
      const cwd = folderOf({'huntbook.config.yaml': 'extends: [huntbook:strict]\n', ...files})
      const given = fc.record({title: text, description: text, source: text, author: text, tags: fc.uniqueArray(tag, {maxLength: 3})})
      await fc.assert(
        fc.asyncProperty(given, async ({title, description, source, author, tags}) => {
          const params = 'templates/default.md' in files ? [`author=${author}`] : []
          const {place, others} = await newHunt({cwd, title, description, techniques: ['T1489'], dataSources: [source], tags, params, to})
          const written = readFileSync(place.file, 'utf8')
          rmSync(place.file)
          const parsed = readerOf(place.path, written)?.parse(written)
          expect(parsed?.problems).toEqual([])
          const hunt = parsed?.notebook && huntOf(parsed.notebook)
          expect([hunt?.title?.text, hunt?.description?.text]).toEqual([title, description])
          expect(hunt?.dataSources.map(item => item.text)).toEqual([source])
          expect(hunt?.tags.map(item => item.text).filter(item => item !== 'own')).toEqual(tags.filter(item => item !== 'own'))
          expect(written).not.toContain('huntbookMark')
          expect(others.filter(({rule}) => !ofWords.has(rule)).map(({rule, message}) => `${rule} ${message}`)).toEqual([])
        }),
        {numRuns: 30},
      )
    },
    60_000,
  )
})
