/** In milliseconds. A signal is to end a run within 500. */
const maxStretch = 50

let last = 0

/**
 * Lets the event loop turn where work has held it for a while: signals are heard there. To be awaited between two pieces of work, when
 * no temporary file is there.
 */
export async function turn(): Promise<void> {
  if (performance.now() - last < maxStretch) return
  await new Promise(resolve => setImmediate(resolve))
  last = performance.now()
}
