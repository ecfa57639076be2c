import {isList, isMap, type Value} from '../../model/value.ts'

/**
 * `jupytext.formats` in short form, with `md:myst` as the format of a `.md` beside the notebook. What cannot be read as a
 * list of formats stays as it is.
 */
export function shortFormats(formats: Value, extension: string): Value {
  const parts = typeof formats === 'string' ? formats.split(',').filter(part => part !== '') : isList(formats) ? formats : undefined
  if (!parts) return formats
  const short: string[] = []
  let found = false
  for (const part of parts) {
    const format = typeof part === 'string' ? readFormat(part, extension) : isMap(part) ? readObject(part) : undefined
    if (!format) return formats
    const own = !found && format.path === 'md'
    if (own) found = true
    short.push(own ? 'md:myst' : printFormat(format))
  }
  return short.join(',')
}

interface TextFormat {
  /** Prefix, suffix and extension as they are written. */
  readonly path: string
  readonly name: string
}

function readFormat(text: string, extension: string): TextFormat {
  const known = names.get(text.toLowerCase()) ?? text
  const colon = known.lastIndexOf(':')
  const path = (colon === -1 ? known : known.slice(0, colon))
    .replace(/^\./, '')
    .replace(/(^|\/)auto$/, (whole, before) => (extension === '' ? whole : before + extension))
  return {path, name: colon === -1 ? '' : known.slice(colon + 1)}
}

function readObject(format: ReadonlyMap<string, Value>): TextFormat | undefined {
  const extension = format.get('extension')
  if (typeof extension !== 'string') return undefined
  const text = (key: string): string => {
    const value = format.get(key)
    return typeof value === 'string' ? value : ''
  }
  const suffix = text('suffix')
  const file = suffix === '' ? extension.replace(/^\./, '') : suffix + extension
  const prefix = text('prefix')
  return {path: prefix === '' ? file : `${prefix}/${file}`, name: text('format_name')}
}

/** The name of the only format that an extension has is left out. */
function printFormat({path, name}: TextFormat): string {
  const markdown = /(?:^|[./])(?:md|markdown|Rmd)$/.test(path)
  return name === '' || (markdown && name !== 'pandoc' && name !== 'myst') ? path : `${path}:${name}`
}

const names = new Map([
  ['notebook', 'ipynb'],
  ['rmarkdown', 'Rmd'],
  ['quarto', 'qmd'],
  ['marimo', 'py'],
  ['markdown', 'md'],
  ['script', 'auto'],
  ['c++', 'cpp'],
  ['myst', 'md:myst'],
  ['pandoc', 'md:pandoc'],
])
