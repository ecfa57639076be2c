import {denyFinders} from '../../parse/deny/find.ts'
import type {Find} from '../../parse/deny/words.ts'
import {readUtf8} from '../config.ts'
import {insideRoot} from '../services.ts'
import type {Workspace} from '../workspace.ts'

/** What finds the deny list that the configuration gives `security/deny-list` for a notebook; nothing where the rule is off. A list is read once. */
export function denyListsOf({configRoot, services}: Pick<Workspace, 'configRoot' | 'services'>): (path: string) => readonly Find[] {
  const known = new Map<string, readonly Find[]>()
  return path => {
    const file = services.optionsOf('security/deny-list', path)?.file
    if (typeof file !== 'string') return []
    const finders = known.get(file) ?? denyFinders(readUtf8(insideRoot(configRoot, file), file))
    known.set(file, finders)
    return finders
  }
}
