import {SyntaxFault} from './fault.ts'

/**
 * What an expression is, as far as that decides where it may stand: a name, an attribute or item (`place`), a list of these (`places`, or `stars` with a `*`
 * in it), or the words for something that nothing can be assigned to.
 */
export type Shape = string

const assignable: ReadonlySet<Shape> = new Set(['name', 'place', 'places', 'stars'])
const single: ReadonlySet<Shape> = new Set(['name', 'place'])

export function isAssignable(shape: Shape): boolean {
  return assignable.has(shape)
}

/** The shape of a list by its items so far and the next one. */
export function join(list: Shape, item: Shape): Shape {
  if (!assignable.has(list)) return list
  if (!assignable.has(item)) return item
  return list === 'stars' || item === 'stars' ? 'stars' : 'places'
}

export function expectTarget(shape: Shape, offset: number): void {
  if (!assignable.has(shape)) throw new SyntaxFault(offset, `cannot assign to ${article(shape)}`)
}

/** For `+=` and annotations. */
export function expectSingle(shape: Shape, offset: number): void {
  if (!single.has(shape)) throw new SyntaxFault(offset, `cannot assign to ${assignable.has(shape) ? 'a list' : article(shape)} here`)
}

export function expectDeletable(shape: Shape, offset: number): void {
  if (!assignable.has(shape) || shape === 'stars')
    throw new SyntaxFault(offset, `cannot delete ${article(shape === 'stars' ? 'starred item' : shape)}`)
}

function article(shape: Shape): string {
  return /^`/u.test(shape) ? shape : `${/^[aeiou]|^f-/u.test(shape) ? 'an' : 'a'} ${shape}`
}
