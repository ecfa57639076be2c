import {references, type Shape, shapesOf} from './shape.ts'

/** Shapes that a viewer has to draw. A few lines that use each other ten times each would be billions. */
const most = 1_000_000
/** References through references. Plots use two. */
const deepest = 20

/** Whether a drawing can be drawn in time: with what it refers to counted as often as it is referred to, and no circle. */
export function isDrawable(root: Shape): boolean {
  const targets = new Map<string, Shape>()
  for (const shape of shapesOf(root)) if (shape.id !== undefined && !targets.has(shape.id)) targets.set(shape.id, shape)
  const known = new Map<Shape, number>()
  const costOf = (shape: Shape, depth: number): number => {
    const before = known.get(shape)
    if (before !== undefined) return before
    if (depth > deepest) return Number.POSITIVE_INFINITY
    // A circle finds itself here.
    known.set(shape, Number.POSITIVE_INFINITY)
    let cost = 0
    for (const inner of shapesOf(shape)) {
      cost += 1
      for (const id of references(inner)) {
        const target = targets.get(id)
        if (target && target !== shape) cost += costOf(target, depth + 1)
        else if (target) cost = Number.POSITIVE_INFINITY
      }
      if (cost > most) return Number.POSITIVE_INFINITY
    }
    known.set(shape, cost)
    return cost
  }
  return costOf(root, 0) <= most
}
