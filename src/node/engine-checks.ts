import type {Severity} from '../model/diagnostic.ts'

/** What huntbook reports by itself, without a rule. Each has a section in docs/rules/engine.md. */
export interface EngineCheck {
  readonly id: string
  readonly severity: Severity
  readonly description: string
}

const described: readonly (readonly [id: string, severity: Severity, description: string])[] = [
  ['parse/encoding', 'error', 'requires files to be UTF-8'],
  ['parse/bom', 'warning', 'finds byte order marks'],
  ['parse/json', 'error', 'finds notebooks that are no JSON'],
  ['parse/yaml', 'error', 'finds headers and cell options that are no YAML'],
  ['parse/myst', 'error', 'finds text that makes other cells than were written'],
  ['parse/conflict', 'error', 'finds the marks of unfinished merges'],
  ['parse/duplicate-key', 'error', 'finds keys that a mapping has twice'],
  ['parse/number', 'warning', 'finds numbers that JSON does not have'],
  ['parse/surrogate', 'error', 'finds halves of characters'],
  ['parse/shape', 'error', 'finds values that a notebook does not have in that place'],
  ['parse/too-large', 'error', 'says that a file was too large to be checked'],
  ['parse/too-deep', 'error', 'says that values were nested too deep to be read'],
  ['parse/limit', 'error', 'says that another bound of the reader was passed'],
  ['io/special', 'error', 'finds folders, devices and pipes in place of notebooks'],
  ['io/symlink', 'error', 'finds symbolic links that lead to no file'],
  ['io/outside', 'error', 'says that a fix was not written outside of the root'],
  ['io/unreadable', 'error', 'says that a file or folder could not be read'],
  ['io/changed', 'error', 'says that a file changed before it could be written'],
  ['rule/crash', 'error', 'says that a rule ended with an error'],
  ['rule/flood', 'error', 'says that a rule reported too much'],
  ['rule/timeout', 'error', 'says that a rule took too long'],
  ['rule/bad-report', 'error', 'says that a rule reported something that is not there'],
  ['rule/bad-fix', 'error', 'says that the fixes of a rule broke a notebook'],
  ['suppress/unused', 'warning', 'finds suppressions that silence nothing'],
  ['suppress/unknown-rule', 'warning', 'finds suppressions of rules that do not exist'],
  ['suppress/malformed', 'warning', 'finds suppressions that are written in no known form'],
  ['suppress/no-reason', 'warning', 'finds suppressions without the reason that the configuration asks for'],
  ['suppress/everything', 'warning', 'finds suppressions that name no rule'],
  ['baseline/stale', 'warning', 'finds entries of the baseline that nothing matches any more'],
]

export const engineChecks: readonly EngineCheck[] = described.map(([id, severity, description]) => ({id, severity, description}))
