import {isList, isMap, isNumber, type Value, type ValueMap} from '../../model/value.ts'

/** Thrown by the readers of a payload and caught by `readPayload`: what is in it is not what the channel takes. */
export class PayloadFault extends Error {
  readonly pointer: string

  /** @param pointer holds names of the channel and numbers only, nothing that the notebook chose */
  constructor(pointer: string) {
    super(`Unexpected value at ${pointer}`)
    this.pointer = pointer
  }
}

/** A mapping with no other keys than these: a key that is spelled in another way would be lost without a word. */
export function mapAt(value: Value | undefined, pointer: string, keys: ReadonlySet<string>): ValueMap {
  if (!isMap(value)) throw new PayloadFault(pointer)
  for (const key of value.keys()) if (!keys.has(key)) throw new PayloadFault(pointer)
  return value
}

/** The items of a list; none where it is absent. */
export function itemsAt(value: Value | undefined, pointer: string): readonly Value[] {
  if (value === undefined) return []
  if (!isList(value)) throw new PayloadFault(pointer)
  return value
}

export function textAt(value: Value | undefined, pointer: string): string {
  if (typeof value !== 'string') throw new PayloadFault(pointer)
  return value
}

export function optionalText(value: Value | undefined, pointer: string): string | undefined {
  return value === undefined || value === null ? undefined : textAt(value, pointer)
}

/** Tenants are compared as texts; some write their numbers. */
export function optionalTenant(value: Value | undefined, pointer: string): string | undefined {
  if (isNumber(value)) return String(integerAt(value, pointer))
  return optionalText(value, pointer)
}

/** An integer, also one that is written `3.0`. */
function integerAt(value: Value | undefined, pointer: string): number {
  if (!isNumber(value)) throw new PayloadFault(pointer)
  const number = typeof value === 'number' ? value : Number(value.text)
  if (!Number.isSafeInteger(number)) throw new PayloadFault(pointer)
  return number
}

export function optionalInteger(value: Value | undefined, pointer: string): number | undefined {
  return value === undefined || value === null ? undefined : integerAt(value, pointer)
}

export function wordAt<const Word extends string>(value: Value | undefined, pointer: string, words: readonly Word[]): Word {
  const word = words.find(one => one === value)
  if (word === undefined) throw new PayloadFault(pointer)
  return word
}

export function optionalBoolean(value: Value | undefined, pointer: string): boolean | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw new PayloadFault(pointer)
  return value
}
