import type {DisplayOutput, Output} from '../../model/notebook.ts'
import {isList, isMap, type Value} from '../../model/value.ts'
import type {ExportOptions} from '../options.ts'
import type {KeptCell} from '../select.ts'
import {joinStreams} from '../streams.ts'
import {plainText} from '../terminal.ts'
import {markOf} from './mark.ts'
import type {Redactor} from './redactor.ts'
import {namedSecret} from './secrets/named.ts'

/**
 * The kept cells without the secrets of texts that may be cut before they are Markdown. Markdown, HTML and drawings stay as they are:
 * a comment, a tag or a role may stand between the letters of a secret, so they are searched when lowering has brought these together.
 */
export function redactCells(cells: readonly KeptCell[], redactor: Redactor, {errors, limits}: Shown): KeptCell[] {
  return cells.map(cell => {
    const place = {redactor, cell: cell.number, units: limits.text.units}
    const {type, source} = cell
    const isCode = source !== undefined && type !== 'markdown'
    return {
      ...cell,
      ...(isCode && {source: redactPlain(source, {...place, units: Number.POSITIVE_INFINITY})}),
      outputs: joinStreams(cell.outputs).map(({number, output}) => ({number, output: redacted(output, {...place, errors})})),
    }
  })
}

type Shown = Pick<ExportOptions, 'errors' | 'limits'>

interface Place {
  readonly redactor: Redactor
  /** UTF-16 units of a text that may be shown. */
  readonly units: number
  /** Absent where nothing is counted. */
  readonly cell?: number
}

function redacted(output: Output, place: Place & Pick<ExportOptions, 'errors'>): Output {
  if (output.kind === 'stream') return {...output, text: redactPlain(output.text, place)}
  if (output.kind === 'display') return redactDisplay(output, place)
  if (place.errors !== 'full') return output
  // Together, as they are shown: a key may stand in several.
  return {
    ...output,
    value: redactPlain(output.value, {redactor: place.redactor, units: place.units}),
    traceback: [redactPlain(output.traceback.join('\n'), place)],
  }
}

/** How many times what may be shown is looked at of a longer text. */
const ahead = 64

/**
 * As a terminal shows it: escapes may stand between letters. A text without secrets stays as it is. What stands far behind what can be
 * shown of a very long one is not looked at, unless its beginning overwrites itself.
 */
function redactPlain(text: string, {redactor, cell, units}: Place): string {
  const stop = text.length > ahead * units ? text.indexOf('\n', ahead * units) : -1
  if (stop !== -1) {
    const head = plainText(text.slice(0, stop))
    const clean = head.length > 2 * units ? redactor.redact(head, cell) : undefined
    if (clean !== undefined) return clean === head ? text : clean + text.slice(stop)
  }
  const plain = plainText(text)
  const clean = redactor.redact(plain, cell)
  return clean === plain ? text : clean
}

/** In the order in which they are shown: what stands behind another is not, so it is not counted. Absent: pictures. */
const shown = ['text/html', 'text/markdown', 'text/latex', 'application/json', 'text/plain']
const lowered = ['text/html', 'text/markdown']

function redactDisplay(output: DisplayOutput, {redactor, cell, units}: Place): DisplayOutput {
  const {data} = output
  const first = [...data.keys()].some(type => type.startsWith('image/')) ? undefined : shown.find(type => data.has(type))
  const counted = {redactor, units, ...(cell !== undefined && {cell})}
  const own = ([type, value]: [string, Value]): [string, Value] => [
    type,
    shown.includes(type) && !lowered.includes(type) ? redactShown(value, type, type === first ? counted : {redactor, units}) : value,
  ]
  return {...output, data: new Map([...data].map(own))}
}

function redactShown(value: Value, type: string, place: Place): Value {
  if (type === 'application/json') return redactValue(value, place, deepest)
  return typeof value === 'string' ? redactPlain(value, place) : value
}

/** Deeper values are found when they are Markdown. */
const deepest = 200

/** Texts and keys of a JSON value. A key may be what says that its text is a secret. */
function redactValue(value: Value, place: Place, levels: number): Value {
  if (typeof value === 'string') return redactPlain(value, place)
  if (levels === 0) return value
  if (isList(value)) return value.map(item => redactValue(item, place, levels - 1))
  if (!isMap(value)) return value
  const entries = [...value].map(([key, item]): [string, Value] => {
    const rule = typeof item === 'string' ? namedSecret(key, item) : undefined
    if (rule !== undefined && place.cell !== undefined) place.redactor.count(rule, place.cell)
    return [redactPlain(key, place), rule === undefined ? redactValue(item, place, levels - 1) : markOf(rule)]
  })
  return new Map(entries)
}
