import {isOurs} from '../../setup/git-parts.ts'
import type {GitSetupOptions} from './install.ts'
import {removeLines} from './setup/attributes-file.ts'
import type {GitChange} from './setup/change.ts'
import {isRecord, recordedLines} from './setup/record.ts'
import {expectRepository, readSettings, removeSetting} from './setup/settings.ts'

/** Takes back what `installGit` wrote, and nothing else: settings that somebody changed since, and lines of others, stay. */
export function uninstallGit({cwd, env, root, scope = 'local', dryRun = false}: GitSetupOptions): readonly GitChange[] {
  const where = {root, scope, env, cwd}
  if (scope === 'local') expectRepository(where)
  const known = readSettings(where)
  const changes: GitChange[] = []
  const files = new Map<string, string[]>()
  for (const {file, line} of recordedLines(known, root)) files.set(file, [...(files.get(file) ?? []), line])
  for (const [file, lines] of files) for (const line of removeLines({file, lines, dryRun})) changes.push({kind: 'remove-line', file, line})
  const keys = new Set(known.map(({key}) => key))
  for (const key of keys) {
    const values = known.filter(setting => setting.key === key)
    if (!values.every(setting => isRecord(setting) || isOurs(setting))) continue
    if (!dryRun) removeSetting(key, where)
    if (!values.some(isRecord)) changes.push({kind: 'unset', key, value: values.at(-1)?.value ?? ''})
  }
  return changes
}
