import {fileDiagnostic} from '../../lint/diagnose.ts'
import {applyFixes} from '../../lint/fix.ts'
import type {Diagnostic, Fix} from '../../model/diagnostic.ts'
import {turn} from '../turn.ts'
import {type Opened, parseFile} from '../workspace.ts'
import type {Store} from './store.ts'

/** Fixes can make room for others; what has not settled by then never will. */
const maxPasses = 10

interface FixOptions {
  readonly kinds: ReadonlySet<Fix['kind']>
  readonly store: Pick<Store, 'open'>
  /** Everything that is found now, in whatever file. */
  readonly find: () => Promise<readonly Diagnostic[]>
  /** Puts a notebook in place of the one that was. */
  readonly replace: (notebook: Opened) => Promise<void>
}

export interface FixedNotebooks {
  /** Each notebook that fixes changed, as it was. */
  readonly originals: ReadonlyMap<string, Opened>
  /** Of notebooks that a fix would have broken: they are as they were. */
  readonly problems: readonly Diagnostic[]
}

/** Applies fixes until nothing changes. Nothing is written, and bytes outside the fixes stay as they are. */
export async function fixNotebooks(paths: ReadonlySet<string>, {kinds, store, find, replace}: FixOptions): Promise<FixedNotebooks> {
  const originals = new Map<string, Opened>()
  const problems = new Map<string, Diagnostic>()
  for (let pass = 0; pass < maxPasses; pass++) {
    let isSettled = true
    for (const [path, diagnostics] of fixableIn(await find(), kinds)) {
      const notebook = paths.has(path) && !problems.has(path) ? store.open(path) : undefined
      if (!notebook || !('source' in notebook)) continue
      await turn()
      const {text, applied} = applyFixes(notebook.source.text, diagnostics, kinds)
      if (text === notebook.source.text) continue
      const next = parseFile(path, {...notebook.file, text})
      const original = originals.get(path) ?? notebook
      if (!next || isWorse(next, notebook)) {
        problems.set(path, badFix(path, applied))
        originals.delete(path)
        await replace(original)
        continue
      }
      isSettled = false
      originals.set(path, original)
      await replace(next)
    }
    if (isSettled) break
  }
  return {originals, problems: [...problems.values()]}
}

function fixableIn(diagnostics: readonly Diagnostic[], kinds: ReadonlySet<Fix['kind']>): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    if (!diagnostic.fix || !kinds.has(diagnostic.fix.kind)) continue
    const own = found.get(diagnostic.path) ?? []
    own.push(diagnostic)
    found.set(diagnostic.path, own)
  }
  return found
}

/** Whether a text has a problem that the one before lacked. */
function isWorse(next: Opened, before: Opened): boolean {
  const known = new Set(before.source.parsed.problems.map(({rule, message}) => `${rule} ${message}`))
  return next.source.parsed.problems.some(({rule, message}) => !known.has(`${rule} ${message}`))
}

function badFix(path: string, applied: readonly Diagnostic[]): Diagnostic {
  const rules = [...new Set(applied.map(({rule}) => `\`${rule}\``))].join(', ')
  return fileDiagnostic({rule: 'rule/bad-fix', path, message: `A fix of ${rules} broke the notebook; the file was left as it is.`})
}
