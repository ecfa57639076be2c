import {env} from 'node:process'
import fc from 'fast-check'

/**
 * Property tests of `npm test` take the same cases on every run, so that a change alone turns a test red. `npm run fuzz` takes others
 * each time, and more of them; a failure names its seed.
 */
fc.configureGlobal(env.HUNTBOOK_FUZZ === '1' ? {numRuns: 1000} : {seed: 20_251_113})
