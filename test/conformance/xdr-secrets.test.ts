import {describe, expect, it} from 'vitest'
import {defaultExportOptions, type ExportResult, exportNotebook, type Target, targets} from '../../src/export/index.ts'
import {createRedactor} from '../../src/export/redact/redactor.ts'
import type {Cell, Output} from '../../src/model/notebook.ts'
import {code, display, failure, mapOf, markdown, png, stream} from '../export-notebooks.ts'
import {pngWith} from '../support/png.ts'
import {readData} from './data.ts'

interface SecretVector {
  readonly id: string
  readonly rule: string
  readonly parts: readonly string[]
  readonly expect: 'redact' | 'keep'
}

// The data is written for this project, so its shape is known.
const vectors = JSON.parse(readData('xdr', 'vectors', 'secrets.json')) as readonly SecretVector[]

describe('xdr: 28 secrets', () => {
  it('has them all', () => expect(vectors).toHaveLength(28))
  it.each(vectors)('$id', ({rule, parts, expect: wanted}) => {
    const text = parts.join('')
    const redactor = createRedactor()
    const redacted = redactor.redact(`before ${text} after`, 3)
    expect(redactor.wouldChange(text)).toBe(wanted === 'redact')
    if (wanted === 'keep') {
      expect(redacted).toBe(`before ${text} after`)
      return
    }
    expect(redacted).toMatch(new RegExp(`^before .*\\[REDACTED:${rule}\\].* after$`, 'su'))
    expect(redactor.redactions()).toEqual([{rule, cell: 3, count: 1}])
    expect(redactor.redact(redacted, 3)).toBe(redacted)
  })
})

const secrets = vectors.filter(({expect: wanted}) => wanted === 'redact')

/** The part of a vector that nothing may hold. */
function hiddenIn({rule, parts}: SecretVector): string {
  if (rule === 'url-credentials' || rule === 'home-path') return parts[1] ?? ''
  if (rule === 'connection-string') return 'examplepass'
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

interface Placed {
  readonly cells: readonly Cell[]
  readonly metadata?: unknown
}

type Place = (text: string) => Placed

/** A run has a start. */
const ran = code('x')
const outputs = (...given: readonly Output[]): Placed => ({cells: [markdown('# Report'), code('x', given)]})
const entities = (text: string): string => [...text].map(letter => `&#${letter.codePointAt(0)};`).join('')
const oneLine = (text: string): string => text.replaceAll('\n', ' ')
const middle = (text: string): number => text.length >> 1
const channel = 'application/vnd.huntbook.evidence+json'
const times = {start_time: '2026-03-01T09:00:00', end_time: '2026-03-01T10:00:00'}
const query = {id: 'q', returned: 0, total: 0, text: 'FROM alert'}

const places: Readonly<Record<string, Place>> = {
  'Markdown text': text => ({cells: [markdown(`See ${text} here`)]}),
  'Markdown with escapes': text => ({cells: [markdown(`See ${text.replace(/[_~.&-]/gu, '\\$&')} here`)]}),
  'Markdown code': text => ({cells: [markdown(`See \`${text}\` here`)]}),
  'a Markdown fence': text => ({cells: [markdown(`~~~\n${text}\n~~~`)]}),
  'a Markdown heading': text => ({cells: [markdown(`# ${oneLine(text)}`)]}),
  'a Markdown link': text => ({cells: [markdown(`[a](${text}) [${oneLine(text)}](https://a.example/)`)]}),
  'a Markdown table': text => ({cells: [markdown(`| a | b |\n|---|---|\n| ${oneLine(text)} | c |`)]}),
  'a Markdown comment': text => ({cells: [markdown(`a <!-- ${text} --> b`)]}),
  'alt text in Markdown': text => ({cells: [markdown(`![${oneLine(text)}](attachment:a)`, [], {a: {'image/png': png}})]}),
  'an attachment name': text => ({cells: [markdown(`![b](<attachment:${oneLine(text)}>)`, [], {[oneLine(text)]: {'image/png': png}})]}),
  source: text => ({cells: [code(`x = 1\n# ${text}`)]}),
  'a figure option': text => ({cells: [code(`#| fig-alt: ${oneLine(text)}`, [display({'image/png': png})])]}),
  'a stream': text => outputs(stream(`log ${text}\n`)),
  'a stream in two parts': text => outputs(stream(text.slice(0, middle(text))), stream(text.slice(middle(text)))),
  'a stream with colours': text => outputs(stream(`${text.slice(0, middle(text))}\u001b[31m${text.slice(middle(text))}`)),
  'an error': text => outputs(failure('E', text, ['Traceback', `E: ${text}`])),
  'an error in several entries': text => outputs(failure('E', '', text.split('\n'))),
  'the name of an error': text => outputs(failure(text, '')),
  'a long text': text => outputs(display({'text/plain': `${'x\n'.repeat(32_760)}${text}`})),
  'an HTML table': text => outputs(display({'text/html': `<table><tr><th>a</th></tr><tr><td>${text}</td></tr></table>`})),
  'HTML text': text => outputs(display({'text/html': `<p>${text}</p><pre>${text}</pre>`})),
  'HTML with references': text => outputs(display({'text/html': `<p>${entities(text)}</p>`})),
  'HTML with tags': text => outputs(display({'text/html': `<p>${text.slice(0, middle(text))}<b>${text.slice(middle(text))}</b></p>`})),
  'an HTML link': text => outputs(display({'text/html': `<a href="${text}">a</a>`})),
  'an HTML picture': text => outputs(display({'text/html': `<img alt="${'word '.repeat(30)}${text}" src="data:image/png;base64,${png}">`})),
  'Markdown output': text => outputs(display({'text/markdown': `**${oneLine(text)}**`})),
  'plain text': text => outputs(display({'text/plain': text})),
  formula: text => outputs(display({'text/latex': `$${oneLine(text)}$`})),
  'a JSON value': text => outputs(display({'application/json': {a: [text]}})),
  'a JSON key': text => outputs(display({'application/json': {[text]: 1}})),
  'alt text of an output': text => outputs(display({'image/png': png}, {'image/png': {alt: text}})),
  'a text in a picture': text => outputs(display({'image/png': pngWith(text)})),
  'a drawing': text =>
    outputs(
      display({'image/svg+xml': `<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="9">${text}</text><title>${text}</title></svg>`}),
    ),
  'a MIME type': text => outputs(display({[`application/${text}`]: 'x'})),
  'the title of the hunt': text => ({
    cells: [markdown('x')],
    metadata: {hunting: {title: text, description: text, tags: [text], data_sources: [text]}},
  }),
  'the language': text => ({cells: [code('x = 1')], metadata: {language_info: {name: text}}}),
  'a channel': text => outputs(display({[channel]: {v: 1, queries: [{...query, text}]}})),
  'a label of evidence': text =>
    outputs(
      display({
        [channel]: {v: 1, queries: [query], evidence: [{type: 'asset', id: 'host-1', provider: 'x', tenant: '100200', label: text}]},
      }),
    ),
  parameters: text => ({cells: [code(`A = ${JSON.stringify(text)}`, [], ['parameters']), code('x', [], ['injected-parameters'])]}),
  'metadata that is never shown': text => ({
    cells: [code('x', [display({'text/plain': 'a'}, {data: text, papermill: text})])],
    metadata: {
      papermill: {...times, input_path: text, output_path: text, parameters: {a: text}},
      execution: {a: text},
      widgets: {a: text},
      kernelspec: {name: text},
    },
  }),
}

/** Everything that a reader of the files may find in them. */
function readAs(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes)
  const latin1 = new TextDecoder('latin1').decode(bytes)
  const strings: string[] = []
  if (text.startsWith('{')) JSON.parse(text, (key, value) => strings.push(key, typeof value === 'string' ? value : ''))
  return [text, latin1, ...strings].flatMap(one => [one, one.replace(/\\([!-/:-@[-`{-~])/gu, '$1'), one.replace(/<[^<>]*>|[*`]/gu, '')])
}

const options = {
  ...defaultExportOptions,
  path: 'hunts/x.ipynb',
  showInput: true,
  streams: 'all',
  errors: 'full',
  showParameters: true,
  allowIncomplete: true,
} as const
const facts = {...options.facts, tenant: '100200', includeParameters: true, sha256: 'ab'.repeat(32)}
const all: readonly Target[] = await Promise.all([...targets.values()].map(async load => await load()))

function run(place: Place, text: string): ExportResult {
  const {cells, metadata = {}} = place(text)
  return exportNotebook(
    {minor: 5, metadata: mapOf({papermill: times, ...Object(metadata)}), cells: [...cells, ran], extra: new Map()},
    {...options, facts, targets: all},
  )
}

describe(`xdr: ${secrets.length} secrets in ${Object.keys(places).length} places, to ${all.length} targets`, () => {
  it('are these', () => expect([secrets.length, Object.keys(places).length]).toEqual([18, 40]))
  it.each(Object.entries(places))('%s', (_, place) => {
    for (const vector of secrets) {
      const text = vector.parts.join('')
      const {files, problems, audit} = run(place, text)
      expect(problems.filter(({severity}) => severity === 'error').map(({rule, message}) => [vector.id, rule, message])).toEqual([])
      expect(files.length).toBeGreaterThan(0)
      const hidden = hiddenIn(vector)
      for (const {path, bytes} of files) {
        expect([vector.id, path.includes(hidden)]).toEqual([vector.id, false])
        for (const read of readAs(bytes)) if (read.includes(hidden)) expect([vector.id, path, read]).toEqual([])
      }
      expect(JSON.stringify([problems, audit])).not.toContain(hidden)
    }
  })
})
