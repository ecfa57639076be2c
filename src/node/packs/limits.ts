import type {RuleLimits} from '../../lint/config/config.ts'

/** What is said of a rule that did not come to an end. */
export function lateMessage(id: string, limits: RuleLimits, limit: keyof RuleLimits): string {
  return `Rule \`${id}\` took longer than ${limits[limit]} ms (\`limits.${limit}\`) and was stopped.`
}

/** The heap of a thread, in MiB. A notebook of the largest size that is read by default has room in it. */
export const maxHeap = 2048

/** A rule that had to be stopped in so many notebooks is off for the rest of a run: each time costs as much as it may take. */
export const mostStops = 3
