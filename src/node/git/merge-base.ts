import {ToolError} from '../tool-error.ts'
import {type GitOptions, runGit} from './process.ts'

export interface SinceOptions extends GitOptions {
  /** Name of the event that a CI run is for, such as `pull_request`. */
  readonly event?: string
}

export interface Base {
  /** The commit, as an id. */
  readonly mergeBase: string
  /** The root from the top of the repository, empty or with a final `/`. */
  readonly prefix: string
}

/** Finds where a ref and HEAD parted. Whatever keeps it from being found is wrong use: nothing would be checked and all look clean. */
export function findBase(root: string, ref: string, options: SinceOptions): Base {
  // `A...B` prints A, B and `^` with their merge bases.
  const args = ['rev-parse', '--is-shallow-repository', `${ref}...HEAD`, '--show-prefix', '--']
  const isRef = ref !== '' && !ref.startsWith('-') && !ref.includes('..')
  const answer = runGit(root, {...options, args: isRef ? args : ['rev-parse', '--is-shallow-repository'], answers: [0, 128]})
  if (typeof answer === 'string') {
    const got = answer === 'not installed' ? 'no git is installed' : `${root} is in none`
    throw new ToolError('SINCE_NO_GIT', `Expected a git repository for --since: ${got}.`)
  }
  if (!isRef || answer.status !== 0) throw unresolved(root, ref, options)
  const [shallow = '', , , ...rest] = answer.stdout.toString().split('\n')
  const bases = rest.filter(line => /^\^[\da-f]{40,64}$/u.test(line))
  const [base] = bases
  if (base === undefined) throw apart(ref, shallow === 'true', options)
  // A name may hold line breaks; `--` and a line break end the answer.
  const prefix = rest.slice(rest.lastIndexOf(bases.at(-1) ?? '') + 1, -2).join('\n')
  return {mergeBase: base.slice(1), prefix}
}

function unresolved(root: string, ref: string, options: SinceOptions): ToolError {
  const head = runGit(root, {...options, args: ['rev-parse', '--quiet', '--verify', 'HEAD'], answers: [0, 1, 128]})
  if (typeof head !== 'string' && head.status !== 0) {
    return new ToolError('SINCE_NO_COMMIT', `Expected a commit to compare with \`${ref}\` for --since: HEAD has none yet.`)
  }
  return new ToolError('SINCE_UNKNOWN', `Expected --since to name a commit of this clone, got \`${ref}\`.`, {
    hint: fetchHint('--since', options),
  })
}

function apart(ref: string, isShallow: boolean, options: SinceOptions): ToolError {
  const message = `Expected a merge base of \`${ref}\` and HEAD for --since, got none`
  return isShallow
    ? new ToolError('SINCE_SHALLOW', `${message}: the clone is shallow.`, {hint: fetchHint('--since', options)})
    : new ToolError('SINCE_APART', `${message}: they have no history in common.`)
}

/** What to do where a commit is not in the clone. */
export function fetchHint(option: '--since' | '--config-ref', {event = ''}: SinceOptions): string {
  const all = 'fetch more of the history: in GitHub Actions `fetch-depth: 0` of actions/checkout'
  return event.startsWith('pull_request') ? `${all}; in a pull request \`${option} HEAD^1\` is content with \`fetch-depth: 2\`` : all
}
