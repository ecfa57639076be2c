/** What the value of an attribute has to be. */
type Kind = 'numbers' | 'path' | 'transform' | 'paint' | 'reference' | 'word' | 'font'

/** Geometry: attributes that CSS does not set. */
const geometry: ReadonlyMap<string, Kind> = table({
  numbers:
    'x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height points viewBox offset rotate textLength pathLength startOffset markerWidth markerHeight refX refY',
  path: 'd',
  transform: 'transform gradientTransform patternTransform',
  word: 'gradientUnits spreadMethod patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits orient preserveAspectRatio lengthAdjust',
})

/** Presentation: as attributes, in `style` and in style sheets. */
const presentation: ReadonlyMap<string, Kind> = table({
  numbers:
    'stroke-width stroke-dasharray stroke-dashoffset stroke-miterlimit opacity fill-opacity stroke-opacity stop-opacity font-size letter-spacing word-spacing',
  paint: 'fill stroke color stop-color',
  reference: 'clip-path mask marker-start marker-mid marker-end',
  word: 'fill-rule clip-rule stroke-linecap stroke-linejoin text-anchor dominant-baseline alignment-baseline baseline-shift font-style font-weight font-stretch font-variant visibility display overflow shape-rendering text-rendering vector-effect paint-order text-decoration writing-mode',
  font: 'font-family',
})

/** Numbers of points and paths may be megabytes: one odd character is looked for, which takes no memory. */
const odd = /[^\d\s.,%+\-a-z]/iu

const patterns: Readonly<Record<'transform' | 'word' | 'font', RegExp>> = {
  transform: /^(?=.{0,9999}$)(?:(?:matrix|translate|scale|rotate|skewX|skewY)\([\d\s.,+\-a-z]*\)[\s,]*)*$/su,
  word: /^[\w\s.%-]{1,80}$/u,
  font: /^[\p{L}\p{N}\s,'"_-]{1,300}$/u,
}

const color = /^(?:[a-z]{1,30}|#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/+-]*\))?$/iu

/** The value that an attribute keeps; references by their new ids. `undefined` if it may not stay. */
export function attributeValue(name: string, value: string, idOf: (id: string) => string | undefined): string | undefined {
  return keptValue(geometry.get(name) ?? presentation.get(name), value, idOf)
}

export function isPresentation(name: string): boolean {
  return presentation.has(name)
}

function keptValue(kind: Kind | undefined, value: string, idOf: (id: string) => string | undefined): string | undefined {
  const text = value.trim()
  if (kind === undefined || text === '') return undefined
  if (kind === 'numbers' || kind === 'path') return odd.test(text) ? undefined : text
  if (kind !== 'paint' && kind !== 'reference') return patterns[kind].test(text) ? text : undefined
  const [whole = '', , name = ''] = /^url\(\s*(["']?)#([^"'()\s]{1,500})\1\s*\)/iu.exec(text) ?? []
  const id = whole === '' ? undefined : idOf(name)
  const rest = text.slice(whole.length).trim()
  if (kind === 'reference') return id !== undefined && rest === '' ? `url(#${id})` : undefined
  if (!color.test(rest)) return undefined
  if (whole !== '' && id === undefined) return rest === '' ? 'none' : rest
  return id === undefined ? rest : `url(#${id})${rest === '' ? '' : ` ${rest}`}`
}

function table(kinds: Partial<Record<Kind, string>>): ReadonlyMap<string, Kind> {
  // The keys of the literals above are kinds.
  const entries = Object.entries(kinds) as [Kind, string][]
  return new Map(entries.flatMap(([kind, names]) => names.split(' ').map(name => [name, kind] as const)))
}
