import {isCheckRule} from '../../lint/check-groups.ts'
import {sortDiagnostics} from '../../lint/order.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {printJson} from '../../parse/json-print.ts'
import {lintOverCatalog} from '../catalog-rules.ts'
import {isHunt} from '../hunt-files.ts'
import {withoutStopped} from '../lint/findings.ts'
import type {Checked} from '../lint/outcome.ts'
import type {Run} from '../lint/run.ts'
import {lintOverPairs} from '../pair-rules.ts'
import {turn} from '../turn.ts'

/** A run over one part, and the run over all parts that it stands in for. */
export interface Parts {
  /** Over the part. */
  readonly run: Run
  /** The files of all parts. */
  readonly choice: readonly string[]
  /** The files of this part. */
  readonly part: ReadonlySet<string>
}

/** What one part can say of the whole. */
export interface Overview {
  /** The run with the notebooks of all parts in its focus. */
  readonly whole: Run
  readonly overCatalog: readonly Diagnostic[]
  /** All but what was found in single notebooks. */
  readonly beside: readonly Diagnostic[]
  /** Also of rules that were stopped. */
  readonly inNotebooks: readonly Diagnostic[]
  /** Everything that is found in files of this part, or of none, sorted. */
  readonly found: readonly Diagnostic[]
}

/**
 * Asks rules over many notebooks as a run over all parts would, because what they say depends on the focus, and keeps what no other part
 * will say. The notebooks of other parts are not checked.
 */
export async function lookOver({run, choice, part}: Parts): Promise<Overview> {
  const focus = await focusOf(run, choice)
  const isForCheck = (path: string): boolean => run.linter.pick(path).some(({rule}) => isCheckRule(rule.meta.id))
  const whole: Run = {...run, checked: focus, comparesPairs: [...focus.keys()].some(isForCheck)}
  const others = new Set(choice.filter(path => !part.has(path)))
  const isOurs = ({path}: Diagnostic): boolean => !others.has(path)
  const overCatalog = (await lintOverCatalog(whole)).filter(isOurs)
  const overPairs = whole.comparesPairs ? (await lintOverPairs(whole, run.checked.keys())).filter(isOurs) : []
  const {pick} = run.linter
  const inNotebooks = [...run.checked.values()].flatMap(({diagnostics}) => diagnostics)
  const own = withoutStopped(inNotebooks, run.checked, (path, id) => pick(path).some(({rule}) => rule.meta.id === id))
  const beside = [...run.diagnostics.filter(isOurs), ...overPairs, ...overCatalog]
  return {whole, overCatalog, beside, inNotebooks, found: sortDiagnostics([...beside, ...own])}
}

/** All notebooks in the order of their paths. Of those of other parts nothing is known but what they say of themselves. */
async function focusOf({linter, store, checked}: Run, choice: readonly string[]): Promise<Map<string, Checked>> {
  const {workspace} = linter
  const focus = new Map<string, Checked>()
  for (const path of choice) {
    await turn()
    const known = checked.get(path)
    const read = known ? undefined : store.openMetadata(path)
    if (known) focus.set(path, known)
    if (!read || !('source' in read)) continue
    const {notebook} = read.source.parsed
    const hunting = notebook && isHunt(workspace, path, notebook) ? printJson(notebook.metadata.get('hunting') ?? null) : undefined
    focus.set(path, {kind: 'checked', diagnostics: [], ...(hunting !== undefined && {hunting})})
  }
  return focus
}
