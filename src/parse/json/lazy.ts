import type {Span} from '../../model/place.ts'
import type {ListTree, MapEntry, MapTree, Tree} from '../tree.ts'

/** Which values of a text are built only when they are read. Their syntax and keys are checked all the same. */
export interface Lazy {
  readonly keys: ReadonlySet<string>
  /** So many levels below the value of such a key, lists are not built; that value is level 0. */
  readonly lists: number
  readonly maps: number
  /** Lists of strings below such a key become one text. */
  readonly texts?: ReadonlySet<string>
}

/** A list whose items are built when they are first asked for. */
export class LazyList implements ListTree {
  readonly kind = 'list'
  readonly flow = true
  readonly span: Span
  /** Whether all items are strings; known without building them. */
  readonly texts: boolean
  readonly #build: () => Tree
  #items: readonly Tree[] | undefined

  constructor(span: Span, texts: boolean, build: () => Tree) {
    this.span = span
    this.texts = texts
    this.#build = build
  }

  get items(): readonly Tree[] {
    const tree = this.#items === undefined ? this.#build() : undefined
    if (tree) this.#items = tree.kind === 'list' ? tree.items : []
    return this.#items ?? []
  }
}

/** A list of strings, put together when it was read: most work wants their text, and the items of a notebook's sources outweigh all else. */
export class TextList implements ListTree {
  readonly kind = 'list'
  readonly flow = true
  readonly span: Span
  readonly text: string
  readonly #list: LazyList

  constructor(span: Span, text: string, build: () => Tree) {
    this.span = span
    this.text = text
    this.#list = new LazyList(span, true, build)
  }

  get items(): readonly Tree[] {
    return this.#list.items
  }
}

export class LazyMap implements MapTree {
  readonly kind = 'map'
  readonly flow = true
  readonly span: Span
  readonly #build: () => Tree
  #entries: readonly MapEntry[] | undefined

  constructor(span: Span, build: () => Tree) {
    this.span = span
    this.#build = build
  }

  get entries(): readonly MapEntry[] {
    const tree = this.#entries === undefined ? this.#build() : undefined
    if (tree) this.#entries = tree.kind === 'map' ? tree.entries : []
    return this.#entries ?? []
  }
}

/** Whether a tree is a list of strings. Does not build what is lazy. */
export function isTextList(tree: Tree): tree is ListTree {
  if (tree instanceof LazyList) return tree.texts
  if (tree instanceof TextList) return true
  return tree.kind === 'list' && tree.items.every(item => item.kind === 'scalar' && typeof item.value === 'string')
}
