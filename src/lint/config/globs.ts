import {braceExpand, Minimatch} from 'minimatch'
import {maxAlternatives} from '../../model/limits.ts'

/**
 * Globs as paths from the root are matched with: without `./`, which no path has, and with a final `/` for all that is below. The
 * walk over the disk would forgive both, the match of a single path would not.
 */
export function normalGlobs(globs: readonly string[]): string[] {
  return globs.flatMap(glob => (hasDots.test(glob) ? braceExpand(glob, {braceExpandMax: maxAlternatives}) : [glob])).map(normalize)
}

/** What is left out: a name stands for a file, and for a folder with everything below it. */
export function ignoreGlobs(globs: readonly string[]): string[] {
  return normalGlobs(globs).flatMap(glob => (glob.endsWith('/**') ? [glob.slice(0, -3), glob] : [glob, `${glob}/**`]))
}

/** Whether a glob can match something outside the folder that it starts at. Escapes such as `[.][.]` are seen through. */
export function leadsOutside(glob: string): boolean {
  const {set} = new Minimatch(glob, {dot: true, braceExpandMax: maxAlternatives})
  return /^[a-z]:/iu.test(glob) || set.some(parts => parts.includes('..') || (parts.length > 1 && parts[0] === ''))
}

/** Whether braces stand for more patterns than are matched: those beyond would be left out without a word. */
export function hasTooMany(glob: string): boolean {
  return braceExpand(glob, {braceExpandMax: maxAlternatives + 1}).length > maxAlternatives
}

/** A part `.` of a path, also as an alternative of braces. */
const hasDots = /(?:^|[{,/])\.(?:\/|$)/u

function normalize(glob: string): string {
  const parts = glob.split('/').filter(part => part !== '.')
  if (parts.at(-1) === '' || parts.length === 0) parts.splice(-1, 1, '**')
  return parts.join('/')
}
