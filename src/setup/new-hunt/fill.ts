import type {Cell, Notebook} from '../../model/notebook.ts'
import {escapePointer} from '../../model/pointer.ts'
import {isList, isMap, mapOf, numberOf, type Value, type ValueMap} from '../../model/value.ts'
import {cellLanguage} from '../../parse/cell-language.ts'
import {fillCode} from './fill-code.ts'
import {fillMarkdown, listed, type ValueOf} from './fill-markdown.ts'
import type {MarkedTemplate} from './placeholders.ts'
import {builtInNames, type PlaceholderValue} from './values.ts'

export interface FillOptions {
  /** Every mark has one. */
  readonly values: ReadonlyMap<string, PlaceholderValue>
  /** Pointers to the values of the metadata that stand without quotes in the template. */
  readonly plain: ReadonlySet<string>
}

/** A notebook that was parsed from a marked template, with the values in it. Each is put in once: what it holds is text. */
export function fillNotebook(notebook: Notebook, template: Pick<MarkedTemplate, 'marks' | 'pattern'>, options: FillOptions): Notebook {
  const filler = new Filler(template, options)
  const metadata = filler.map(notebook.metadata, '')
  const language = String(mapOf(metadata.get('kernelspec')).get('language') ?? 'python').toLowerCase()
  return {...notebook, metadata, cells: notebook.cells.map(cell => filler.cell(cell, language))}
}

class Filler {
  readonly #template: Pick<MarkedTemplate, 'marks' | 'pattern'>
  readonly #options: FillOptions
  readonly #whole: RegExp

  constructor(template: Pick<MarkedTemplate, 'marks' | 'pattern'>, options: FillOptions) {
    this.#template = template
    this.#options = options
    this.#whole = new RegExp(`^${template.pattern.source}$`, 'u')
  }

  cell(cell: Cell, notebookLanguage: string): Cell {
    const {pattern} = this.#template
    const metadata = this.map(cell.metadata)
    if (cell.type === 'code') {
      const language = cellLanguage(cell.source, notebookLanguage)
      return {...cell, metadata, source: fillCode(cell.source, {pattern, language}, this.#given)}
    }
    const source =
      cell.type === 'markdown'
        ? fillMarkdown(cell.source, pattern, this.#given)
        : cell.source.replace(pattern, (_, mark: string) => listed(this.#given(Number(mark))))
    return {...cell, metadata, source}
  }

  /** `at` is the pointer of a mapping of the notebook's metadata. */
  map(map: ValueMap, at?: string): ValueMap {
    return new Map(
      [...map].map(([key, value]) => [this.#text(key), this.#value(value, at === undefined ? at : `${at}/${escapePointer(key)}`)]),
    )
  }

  /** Recursive: the parsers limit how deep values nest. */
  #value(value: Value, at: string | undefined): Value {
    if (isMap(value)) return this.map(value, at)
    if (isList(value)) return value.flatMap((item, index) => this.#item(item, at === undefined ? at : `${at}/${index}`))
    if (typeof value !== 'string') return value
    const mark = this.#markOf(value)
    if (mark === undefined) return this.#text(value)
    const given = this.#given(mark)
    if (typeof given !== 'string') return [...given]
    const isParam = !builtInNames.includes(this.#template.marks[mark]?.name ?? '')
    return isParam && at !== undefined && this.#options.plain.has(at) ? plainValue(given) : given
  }

  /** A list among the items of a list is a part of it. */
  #item(item: Value, at: string | undefined): readonly Value[] {
    const value = this.#value(item, at)
    return typeof item === 'string' && isList(value) ? value : [value]
  }

  #markOf(text: string): number | undefined {
    const index = this.#whole.exec(text)?.[1]
    return index === undefined ? undefined : Number(index)
  }

  #text(text: string): string {
    return text.replace(this.#template.pattern, (_, mark: string) => listed(this.#given(Number(mark))))
  }

  readonly #given: ValueOf = index => this.#options.values.get(this.#template.marks[index]?.name ?? '') ?? ''
}

/** What a scalar without quotes is to every YAML reader: a number, true, false, or a text. */
function plainValue(text: string): Value {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(text)) return numberOf(text)
  return text === 'true' || text === 'false' ? text === 'true' : text
}
