import {ToolError} from '../tool-error.ts'
import {fetchHint, type SinceOptions} from './merge-base.ts'
import {runGit} from './process.ts'

/** The id of the commit that somebody names for `--config-ref`. */
export function resolveCommit(top: string, ref: string, options: SinceOptions): string {
  const isRef = ref !== '' && !ref.startsWith('-') && !ref.includes('..')
  const args = ['rev-parse', '--quiet', '--verify', `${isRef ? ref : 'HEAD'}^{commit}`, '--']
  const answer = runGit(top, {...options, args, answers: [0, 1, 128]})
  if (typeof answer === 'string') {
    const got = answer === 'not installed' ? 'no git is installed' : `${top} is in none`
    throw new ToolError('CONFIG_REF_NO_GIT', `Expected a git repository for --config-ref: ${got}.`)
  }
  const [id = ''] = answer.stdout.toString().split('\n')
  if (isRef && answer.status === 0 && /^[\da-f]{40,64}$/u.test(id)) return id
  throw new ToolError('CONFIG_REF_UNKNOWN', `Expected --config-ref to name a commit of this clone, got \`${ref}\`.`, {
    hint: fetchHint('--config-ref', options),
  })
}
