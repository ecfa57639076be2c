/**
 * Makes data that rules see unchangeable, all the way down: what one rule does to it another would see. Getters are left alone but
 * for outputs, which are built when they are first read.
 */
export function lock(data: unknown): void {
  const left: unknown[] = [data]
  const seen = new Set<unknown>()
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Map || value instanceof Set) {
      for (const item of value.values()) left.push(item)
      for (const method of ['set', 'add', 'delete', 'clear']) Object.defineProperty(value, method, {value: refuse})
    }
    for (const [key, {value: item}] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
      left.push(key === 'outputs' ? Reflect.get(value, key) : item)
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    // The view of a cell has the cell for its prototype.
    if (prototype !== null && !Object.hasOwn(Object(prototype), 'constructor')) left.push(prototype)
    Object.freeze(value)
  }
}

function refuse(): never {
  throw new TypeError('Expected a rule that leaves the notebook as it is.')
}
