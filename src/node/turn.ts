import process from 'node:process'

/** In seconds. A signal is to end a run within half of one. */
const maxStretch = 0.05

let last = 0

/**
 * Lets the event loop turn where work has held it for a while: signals are heard there. To be awaited between two pieces of work, when
 * no temporary file is there.
 */
export async function turn(): Promise<void> {
  // `performance` would have Node load nine modules for it.
  if (process.uptime() - last < maxStretch) return
  await new Promise(resolve => setImmediate(resolve))
  last = process.uptime()
}
