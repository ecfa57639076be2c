import type {Span} from '../../model/place.ts'
import type {ListTree, MapEntry, MapTree, ScalarTree, Tree} from '../tree.ts'

// Classes whose spans are made when they are asked for: a notebook has millions of nodes, and what is alive costs time in every
// collection of garbage.

export class JsonScalar implements ScalarTree {
  readonly kind = 'scalar'
  readonly value: ScalarTree['value']
  private readonly start: number
  private readonly end: number

  constructor(value: ScalarTree['value'], start: number, end: number) {
    this.value = value
    this.start = start
    this.end = end
  }

  get style(): 'json' {
    return 'json'
  }

  get span(): Span {
    return {start: this.start, end: this.end}
  }

  get content(): Span {
    const quote = typeof this.value === 'string' ? 1 : 0
    return {start: this.start + quote, end: this.end - quote}
  }
}

export class JsonEntry implements MapEntry {
  readonly key: string
  readonly value: Tree
  private readonly start: number
  private readonly end: number

  constructor(key: string, {start, end}: Span, value: Tree) {
    this.key = key
    this.value = value
    this.start = start
    this.end = end
  }

  get keySpan(): Span {
    return {start: this.start, end: this.end}
  }
}

export class JsonMap implements MapTree {
  readonly kind = 'map'
  readonly entries: readonly MapEntry[]
  private readonly start: number
  private readonly end: number

  constructor(entries: readonly MapEntry[], {start, end}: Span) {
    this.entries = entries
    this.start = start
    this.end = end
  }

  get flow(): boolean {
    return true
  }

  get span(): Span {
    return {start: this.start, end: this.end}
  }
}

export class JsonList implements ListTree {
  readonly kind = 'list'
  readonly items: readonly Tree[]
  private readonly start: number
  private readonly end: number

  constructor(items: readonly Tree[], {start, end}: Span) {
    this.items = items
    this.start = start
    this.end = end
  }

  get flow(): boolean {
    return true
  }

  get span(): Span {
    return {start: this.start, end: this.end}
  }
}
