import type {Command, Option} from './command.ts'

/** Taken by every command, but for `--config-ref`: `commonOptionsOf`. */
export const commonOptions: Readonly<Record<string, Option>> = {
  config: {type: 'string', value: 'FILE', suggests: 'files', effect: 'the configuration, in place of the nearest huntbook.config.yaml'},
  'config-ref': {
    type: 'string',
    value: 'REF',
    effect: 'read configuration, packs, the files that it names, baseline and ignore files from that commit',
  },
  'no-config': {type: 'boolean', effect: 'no configuration: the recommended rules over all notebooks'},
  color: {type: 'boolean', effect: 'colours, also where the output is no terminal'},
  'no-color': {type: 'boolean', effect: 'no colours'},
  'no-ci': {type: 'boolean', effect: 'do not act on the variables of CI'},
  'trust-workspace': {type: 'boolean', effect: 'load packs even in events of GitHub that run with secrets on what others propose'},
  quiet: {type: 'boolean', effect: 'no notes, no progress and no summary; pretty shows errors only'},
  help: {type: 'boolean', short: 'h', effect: 'print this page'},
  version: {type: 'boolean', short: 'V', effect: 'print the version'},
}

/** Those that help and shells offer for a command, or where no command is named yet. */
export function commonOptionsOf({takesConfigRef}: Partial<Pick<Command, 'takesConfigRef'>>): Readonly<Record<string, Option>> {
  return Object.fromEntries(Object.entries(commonOptions).filter(([name]) => takesConfigRef || name !== 'config-ref'))
}

export const allowEmptyOption: Readonly<Record<string, Option>> = {
  'allow-empty': {type: 'boolean', effect: 'exit 0 where no notebook matches'},
}

/** Taken by commands that choose notebooks. */
export const chooseOptions: Readonly<Record<string, Option>> = {
  ...allowEmptyOption,
  'no-ignore': {type: 'boolean', effect: 'take named files that are ignored'},
}

/** What `selectionOf` reads. */
export const selectOptions: Readonly<Record<string, Option>> = {
  'files-from': {type: 'string', value: 'FILE|-', suggests: 'files', effect: 'more arguments, one a line, or separated by NUL'},
  since: {type: 'string', value: 'REF', effect: 'only notebooks that differ from the merge base of REF and HEAD'},
}

export const lintOptions: Readonly<Record<string, Option>> = {
  rule: {
    type: 'string',
    multiple: true,
    value: 'ID[=SEVERITY]',
    suggests: 'selectors',
    effect: 'turn a rule or a group (meta/*) on for this run',
  },
  only: {type: 'string', multiple: true, value: 'ID', suggests: 'selectors', effect: 'run nothing but this rule or group'},
  'max-warnings': {type: 'string', value: 'N', effect: 'more than N warnings are findings'},
  format: {
    type: 'string',
    multiple: true,
    value: 'F[=FILE]',
    suggests: 'formats',
    effect: 'pretty (default), blob, github, gitlab, json, junit, markdown, rdjson, sarif; =FILE: into it',
  },
  'max-diagnostics': {type: 'string', value: 'N|none', effect: 'how many findings pretty shows'},
  'exit-zero': {type: 'boolean', effect: 'exit 0 in place of 1'},
  fix: {type: 'boolean', effect: 'apply safe fixes and report what is left'},
  'fix-unsafe': {type: 'boolean', effect: 'apply unsafe fixes as well'},
  'fix-dry-run': {type: 'boolean', effect: 'report as after --fix, and write nothing; the json report holds the fixed texts'},
  diff: {type: 'boolean', effect: 'show what --fix would change, and write nothing'},
  'diff-style': {type: 'string', choices: ['cells', 'file'], effect: 'cells (default for .ipynb), or lines as git apply takes them'},
  'fail-on-change': {type: 'boolean', effect: 'exit 1 if a file was written'},
  'no-suppressions': {type: 'boolean', effect: 'show what is suppressed'},
  baseline: {type: 'string', value: 'FILE', effect: 'do not report the findings in this file again'},
  'no-baseline': {type: 'boolean', effect: 'report what is in the baseline too'},
  'write-baseline': {type: 'boolean', effect: 'make the baseline of what is found; refuses a file that exists'},
  force: {type: 'boolean', effect: 'with --write-baseline: write it anew'},
  'prune-baseline': {type: 'boolean', effect: 'remove from the baseline what is not found any more'},
  ...selectOptions,
  'changed-cells': {type: 'boolean', effect: 'with --since: only findings in cells and header keys that changed'},
  staged: {type: 'boolean', effect: 'only notebooks staged for the next commit, as git has them in the index'},
  shard: {type: 'string', value: 'I/N', effect: 'only the I-th of N parts of the choice, for machines that share the work'},
  ...chooseOptions,
  'no-cache': {type: 'boolean', effect: 'do not use or keep results of earlier runs'},
  'cache-folder': {type: 'string', value: 'DIR', suggests: 'files', effect: 'keep results in this folder'},
  'no-progress': {type: 'boolean', effect: 'no line about progress on a terminal'},
  workers: {type: 'string', value: 'N|auto', effect: 'threads beside the main one; the report is the same for every number'},
}

/** Of `check` alone: put together what `--shard` has divided. */
export const mergeOptions: Readonly<Record<string, Option>> = {
  merge: {type: 'string', value: 'FOLDER', suggests: 'files', effect: 'read no notebooks: report the blobs of all parts as one run'},
  'allow-missing-shards': {type: 'boolean', effect: 'with --merge: report the parts that are there, and say which are not'},
}
