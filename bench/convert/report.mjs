import {stdout} from 'node:process'

export function say(line) {
  stdout.write(`${line}\n`)
}

/** A ratio and whether it keeps its bound. */
export function report(ratio, what, {most, least}) {
  const kept = least === undefined ? ratio <= most : ratio >= least
  const bound = least === undefined ? `at most ${most}` : `at least ${least}`
  say(`  ${ratio.toFixed(2).padStart(6)} ${what}  ${kept ? `(${bound})` : `NOT ${bound}`}`)
}
