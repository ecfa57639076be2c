/** An element of a drawing that is made anew. */
export interface Shape {
  readonly name: string
  /** As they will be written; ids and references not yet. */
  readonly attributes: ReadonlyMap<string, string>
  /** The id that the drawing gave it. */
  readonly id?: string
  readonly children: readonly (Shape | string)[]
}

export const drawn: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'use'])
export const texts: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath'])
/** Their content is only drawn where something refers to it. */
export const unseen: ReadonlySet<string> = new Set([
  'defs',
  'symbol',
  'clipPath',
  'mask',
  'pattern',
  'marker',
  'linearGradient',
  'radialGradient',
])
export const elements: ReadonlySet<string> = new Set([...drawn, ...texts, ...unseen, 'svg', 'g', 'stop'])
/** Elements that may refer to another one by `href`. */
export const referring: ReadonlySet<string> = new Set(['use', 'linearGradient', 'radialGradient', 'pattern', 'textPath'])

/** The ids that a shape refers to by itself. */
export function references({attributes}: Shape): string[] {
  const ids: string[] = []
  for (const [name, value] of attributes) {
    const id = name === 'href' ? value : /url\(\s*["']?#([^"'()\s]{1,500})/iu.exec(value)?.[1]
    if (id !== undefined) ids.push(id)
  }
  return ids
}

/** Every shape, parents first, in the order of the drawing. */
export function* shapesOf(root: Shape): Generator<Shape> {
  const stack: (Shape | string)[] = [root]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') continue
    yield next
    for (let index = next.children.length - 1; index >= 0; index -= 1) stack.push(next.children[index] ?? '')
  }
}
