import {commandLine, wordsOf} from './command-line.ts'

/** What huntbook does in git. Each part has a command that git starts, and an attribute of that name that says for which files. */
export type GitPart = 'filter' | 'diff' | 'merge'

export const gitParts: readonly GitPart[] = ['filter', 'diff', 'merge']

/** A key of git's configuration. */
export interface GitSetting {
  readonly key: string
  readonly value: string
}

/** The keys of the commands. */
export const commandKeys: Readonly<Record<GitPart, string>> = {
  filter: 'filter.huntbook.process',
  diff: 'diff.huntbook.textconv',
  merge: 'merge.huntbook.driver',
}

/**
 * The words behind the program. Git keeps texts of `textconv` by the command that made them: the version goes up whenever the text changes
 * (src/formats/diff/text.ts). Of a merge git names the files, the size of markers and the path.
 */
const commandWords: Readonly<Record<GitPart, string>> = {
  filter: 'git filter',
  diff: 'git textconv --text-version 2',
  merge: 'git merge %O %A %B %L %P',
}

/** What stands behind `@@` of a difference: the heading, or the cell, that it is in. */
const xfuncname = '^(#{1,6} .*|```+\\{code-cell.*)$'

/** What git is to be told of a part. `program`: the words that start huntbook. */
export function gitSettings(part: GitPart, program: readonly string[]): readonly GitSetting[] {
  const start = commandLine(program)
  // In the command of a merge `%` begins what git fills in.
  const command = {key: commandKeys[part], value: `${part === 'merge' ? start.replaceAll('%', '%%') : start} ${commandWords[part]}`}
  return [command, ...fixedSettings[part]]
}

const fixedSettings: Readonly<Record<GitPart, readonly GitSetting[]>> = {
  // Without it git would store the file as it is where the filter fails.
  filter: [{key: 'filter.huntbook.required', value: 'true'}],
  diff: [
    {key: 'diff.huntbook.cachetextconv', value: 'true'},
    {key: 'diff.huntbook.xfuncname', value: xfuncname},
    {key: 'diff.huntbook-myst.xfuncname', value: xfuncname},
  ],
  merge: [{key: 'merge.huntbook.name', value: 'notebooks, merged as text'}],
}

/** The words that start huntbook in a command of ours; undefined for any other command. */
export function programOf(part: GitPart, command: string): readonly string[] | undefined {
  const words = wordsOf(part === 'merge' ? command.replaceAll('%%', '%') : command)
  const at = words?.findLastIndex((word, index) => word === 'git' && words[index + 1] === commandWords[part].split(' ')[1]) ?? -1
  return at > 0 ? words?.slice(0, at) : undefined
}

/** Whether a setting is one that an installation writes, whichever program it names. */
export function isOurs({key, value}: GitSetting): boolean {
  const part = gitParts.find(candidate => commandKeys[candidate] === key)
  if (part) return programOf(part, value) !== undefined
  return Object.values(fixedSettings).some(settings => settings.some(setting => setting.key === key && setting.value === value))
}
