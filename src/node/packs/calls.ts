/** Calls pack code so that the outside sees which part of it is at work: see `ThreadData`. */
export interface Calls {
  readonly call: <Result>(index: number, part: () => Result) => Result
  /** The same for what is done later. */
  readonly wait: <Result>(index: number, part: () => Promise<Result>) => Promise<Result>
}

export function countCalls(shared: SharedArrayBuffer): Calls {
  const calls = new Int32Array(shared)
  const begin = (index: number): void => {
    Atomics.store(calls, 1, index)
    Atomics.add(calls, 0, 1)
  }
  const end = (): void => void Atomics.add(calls, 0, 1)
  return {
    call(index, part) {
      begin(index)
      try {
        return part()
      } finally {
        end()
      }
    },
    async wait(index, part) {
      begin(index)
      try {
        return await part()
      } finally {
        end()
      }
    },
  }
}
