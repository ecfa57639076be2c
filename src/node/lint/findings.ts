import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {lintOverCatalog} from '../catalog-rules.ts'
import {mostStops} from '../packs/limits.ts'
import type {Checked} from './outcome.ts'
import type {Run} from './run.ts'

/** Everything that is found in the notebooks of a run as they are now, but for what rules say of pairs. */
export async function findingsOf(run: Run): Promise<Diagnostic[]> {
  return [...findingsOfNotebooks(run), ...(await lintOverCatalog(run))]
}

function findingsOfNotebooks({checked, linter: {pick}}: Run): Diagnostic[] {
  const found = [...checked.values()].flatMap(({diagnostics}) => diagnostics)
  return withoutStopped(found, checked, (path, id) => pick(path).some(({rule}) => rule.meta.id === id))
}

/**
 * A rule that had to be stopped again and again is off for the rest of a run. Which notebooks it has seen by then depends on how the
 * work was divided: it is reported once, without anything that it found.
 */
export function withoutStopped(
  found: readonly Diagnostic[],
  checked: ReadonlyMap<string, Pick<Checked, 'stopped'>>,
  isPicked: (path: string, id: string) => boolean,
): Diagnostic[] {
  const stopped = [...checked.values()].flatMap(({stopped: own = []}) => own)
  if (stopped.length === 0) return [...found]
  const counts = new Map<string, number>()
  for (const {id} of stopped) counts.set(id, (counts.get(id) ?? 0) + 1)
  const off = new Set([...counts].filter(([, count]) => count >= mostStops).map(([id]) => id))
  const said = [...off].flatMap((id): Diagnostic[] => {
    const path = [...checked.keys()].find(name => isPicked(name, id))
    const rule = stopped.find(each => each.id === id)?.diagnostic.rule
    if (path === undefined || rule === undefined) return []
    const message = `Rule \`${id}\` had to be stopped in ${mostStops} notebooks. It was off for the rest of the run, and what it found is left out.`
    return [fileDiagnostic({rule, path, message})]
  })
  const others = stopped.filter(({id}) => !off.has(id)).map(({diagnostic}) => diagnostic)
  return [...found.filter(({rule}) => !off.has(rule)), ...others, ...said]
}
