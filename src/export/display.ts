import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {DisplayOutput} from '../model/notebook.ts'
import {isMap, type Value} from '../model/value.ts'
import {codeSpan} from './escape.ts'
import {lowerHtml} from './html/lower.ts'
import {indentedJson} from './json.ts'
import {added, altText} from './link.ts'
import {lowerMarkdown} from './markdown/lower.ts'
import {lowerMath} from './math.ts'
import type {Added} from './pictures.ts'
import {printBlocks, printInline} from './print.ts'
import type {Scope} from './scope.ts'
import {textFence} from './text-output.ts'

export interface Displayed {
  /** Empty if nothing is to be shown. */
  readonly markdown: string
  readonly picture: boolean
}

type Lower = (value: Value, mime: string) => string | undefined

const channel = /^application\/(?:vnd\.huntbook\.|scrapbook\.|papermill\.record\/|vnd\.dataresource\+json)/iu
const loader = /^application\/vnd\.(?:bokehjs|holoviews)_load\./iu
const interactive =
  /^(?:application\/(?:vnd\.(?:plotly|vega|vegalite|vega-lite|bokehjs_exec|bokehjs|holoviews_exec|holoviews|jupyter\.widget)|javascript|x-javascript|ecmascript)|text\/(?:javascript|vnd\.mermaid|x-mermaid|mermaid))/iu

const drawing = 'image/svg+xml'
const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', drawing]
/** Types of pictures of which nothing may be left to show: their `text/plain` is often nothing but the name of an object. */
const undrawn: readonly string[] = [drawing, 'application/pdf']
const plotName = /^(?:<Figure |<Figure>|<Axes|<AxesSubplot|\[<matplotlib\.|Text\(0\.5,|array\(\[\s*\[?<(?:Axes|matplotlib))/u
const objectName = /^<(?:IPython\b|[^<>]{1,200} object\b|[^<>]{1,200} at 0x[\da-f]+>)[^<>]{0,200}>?$/iu
const mostNamed = 10

/** Lowers a display by the first representation of its bundle that can be used. */
export function lowerDisplay(output: DisplayOutput, alt: string, scope: Scope): Displayed {
  const {data} = output
  const types = [...data.keys()].filter(type => !channel.test(type))
  const pictures = pictureTypes.filter(type => data.has(type))
  const lowers = lowerers({output, alt, scope})
  const lively = types.some(type => interactive.test(type))
  const order = lively || types.some(type => loader.test(type)) ? pictures : [...lowers.keys()]
  for (const type of order) {
    const value = data.get(type)
    if (type === 'text/plain' && undrawn.some(name => data.has(name)) && isName(value)) continue
    const text = value === undefined ? undefined : lowers.get(type)?.(value, type)
    if (text !== undefined && text !== '') return {markdown: text, picture: pictureTypes.includes(type)}
  }
  const quiet = types.some(type => loader.test(type)) && !types.some(type => /_exec\./u.test(type))
  if (quiet || types.every(type => isEmpty(data.get(type)))) return {markdown: '', picture: false}
  return {markdown: placeholder(lively ? types.filter(type => type !== 'text/plain') : types, scope), picture: false}
}

/** Whether a display holds nothing but what machines read. */
export function isChannel({data}: DisplayOutput): boolean {
  return data.size > 0 && [...data.keys()].every(type => channel.test(type))
}

/** Whether a text is the name of a plot that is shown as a picture anyway. */
export function isPlotName(output: DisplayOutput): boolean {
  const text = output.data.get('text/plain')
  return [...output.data.keys()].every(type => type === 'text/plain') && typeof text === 'string' && plotName.test(text.trimStart())
}

function isName(value: Value | undefined): boolean {
  return typeof value === 'string' && (plotName.test(value.trimStart()) || objectName.test(value.trim()))
}

/** In the order of preference. Each gives `undefined` for a value that it cannot use, with a warning. */
function lowerers({output, alt, scope}: {output: DisplayOutput; alt: string; scope: Scope}): ReadonlyMap<string, Lower> {
  const textOnly =
    (lower: (text: string) => string): Lower =>
    (value, mime) => {
      if (typeof value === 'string') return lower(value)
      scope.warn('export/mime-value', `Expected a text as ${mimeName(mime)}.`)
      return undefined
    }
  const html = textOnly(text => {
    const nodes = lowerHtml(text, scope)
    if (!nodes) scope.warn('export/limit', 'Expected HTML of bounded depth: it is not shown.')
    return printBlocks(nodes ?? [])
  })
  const picture: Lower = (value, mime) => pictureText({value, mime, alt: outputAlt(output, mime) ?? alt}, scope)
  return new Map([
    ['text/html', html],
    ['text/markdown', textOnly(text => lowerMarkdown(text, scope).markdown)],
    ...pictureTypes.map(type => [type, picture] as const),
    ['text/latex', textOnly(lowerMath)],
    ['application/json', value => textFence(indentedJson(value), scope, 'json')],
    ['text/plain', textOnly(text => textFence(text, scope))],
  ])
}

function pictureText({value, mime, alt: whole}: {value: Value; mime: string; alt: string}, scope: Scope): string | undefined {
  const alt = altText(whole, scope)
  const result = typeof value === 'string' ? take(value, mime, {alt, scope}) : undefined
  if (!result) {
    scope.warn('export/picture', `Expected ${mime === drawing ? 'a text' : 'base64'} as ${mimeName(mime)}.`)
    return undefined
  }
  const url = added(result, scope)
  if (url !== undefined) return printInline([{type: 'image', url, alt}])
  return result.kind === 'large' ? `> *Output omitted:* ${mimeName(mime)}, ${result.bytes} bytes (cell ${scope.cell})` : undefined
}

function take(value: string, mime: string, {alt, scope: {pictures}}: {alt: string; scope: Scope}): Added | undefined {
  return mime === drawing ? pictures.add(utf8ToBytes(value), alt) : pictures.addBase64(value, alt)
}

function outputAlt({metadata}: DisplayOutput, mime: string): string | undefined {
  const own = metadata.get(mime)
  const alt = (isMap(own) ? own.get('alt') : undefined) ?? metadata.get('alt')
  return typeof alt === 'string' && alt.trim() !== '' ? alt : undefined
}

function placeholder(types: readonly string[], scope: Scope): string {
  const names = [...new Set(types.slice(0, mostNamed).map(mimeName))].join(', ')
  return `> *Output omitted:* ${names} (cell ${scope.cell})`
}

function mimeName(mime: string): string {
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/u.test(mime) ? codeSpan(mime) : 'unknown type'
}

function isEmpty(value: Value | undefined): boolean {
  return typeof value === 'string' && value.trim() === ''
}
