import {dirname, resolve} from 'node:path'
import {isForMirrors} from '../../lint/check-groups.ts'
import {noBlock, type Services} from '../../lint/context.ts'
import {lintNotebook} from '../../lint/engine.ts'
import {findSuppressions} from '../../lint/suppress/find.ts'
import {blockOf, viewOf} from '../../lint/views.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {printJson} from '../../parse/json-print.ts'
import type {OpenPacks} from '../config.ts'
import type {SinceRef} from '../git/workspace-changes.ts'
import {isHunt} from '../hunt-files.ts'
import {listingOf} from '../listing.ts'
import {repositoryWith} from '../named-repository.ts'
import type {Packs} from '../packs/packs.ts'
import {isMirror} from '../pairs/halves.ts'
import {type PickRules, type RuleOptions, rulePicker} from '../pick-rules.ts'
import {readSideFile} from '../side-files.ts'
import {type HuntingSchemaOf, loadTeamSchemas} from '../team-schemas.ts'
import {bomDiagnostic, type Opened, openWorkspace, type Workspace, type WorkspaceOptions} from '../workspace.ts'
import type {Asked} from './asked.ts'
import type {Checked} from './outcome.ts'

/** What the rules of a run are, as plain data: a thread makes its own linter of it. */
export interface LinterOptions extends WorkspaceOptions, RuleOptions, Partial<SinceRef> {
  /** Load packs even for events that are run with secrets on what somebody proposes. Default false. */
  readonly trustWorkspace?: boolean
  /** Look at what git's index holds, and only at notebooks that differ from HEAD there. Default false. */
  readonly staged?: boolean
  /** Leave packs out, for a checkout that nobody trusts yet. Nothing is said against what names their rules. Default: they are loaded. */
  readonly packs?: 'leave out'
}

/** A catalog with the rules that hold for its files. */
export interface Linter {
  readonly workspace: Workspace
  readonly pick: PickRules
  readonly schemaOf: HuntingSchemaOf
}

export async function openLinter(options: LinterOptions): Promise<Linter> {
  const opened = await openWorkspace(options, options.packs ? {} : {loadPacks: given => loadPacks(given, options)})
  try {
    const workspace = {...(await withStaged(await withBase(opened, options), options)), exists: listingOf(opened.root)}
    return {workspace, pick: rulePicker(workspace, options), schemaOf: await loadTeamSchemas(workspace)}
  } catch (error) {
    await opened.packs?.close()
    throw error
  }
}

/** Few catalogs have rules of their own, and the others should not wait for what that loads. */
async function loadPacks(given: Parameters<OpenPacks>[0], {cwd = process.cwd(), ...options}: LinterOptions): Promise<Packs> {
  const {packOpener} = await import('../packs/open.ts')
  return packOpener({...options, cwd})(given)
}

/** With what rules compare, where there is a ref. */
export async function withBase(workspace: Workspace, {since, event}: Partial<SinceRef>): Promise<Workspace> {
  if (since === undefined) return workspace
  // Few runs ask git, and none should wait for what starts processes.
  const {openBase} = await import('../git/base.ts')
  return {...workspace, services: {...workspace.services, since: openBase(workspace, {since, ...(event !== undefined && {event})})}}
}

/** As the next commit will have it. */
async function withStaged(workspace: Workspace, {staged = false}: LinterOptions): Promise<Workspace> {
  if (!staged) return workspace
  const {stagedIn} = await import('../git/staged.ts')
  const index = stagedIn(workspace.root)
  const {repository} = workspace.services
  const read = (path: string): Uint8Array | undefined => index.read(path) ?? repository.read(path)
  // What the configuration of a commit names is not that of the index.
  const over = repositoryWith({...repository, read}, workspace)
  // The index holds what git has stored: nothing is taken out of that any more.
  const isCleanedByGit = (path: string): boolean => index.read(path) === undefined && workspace.services.isCleanedByGit(path)
  return {...workspace, staged: index, services: {...workspace.services, repository: over, isCleanedByGit}}
}

/** Where rules ask about other files, so that somebody may listen. */
export interface Questions {
  readonly services: Services
  readonly readSide: (path: string) => Uint8Array | undefined
  /** Takes what rules asked about elsewhere, where somebody listens. */
  readonly note?: (asked: readonly Asked[]) => void
}

/** Runs the rules over one notebook. */
export async function lintOpened(
  linter: Linter,
  {source, file}: Opened,
  questions: Questions = questionsOf(linter, source.path),
): Promise<Checked> {
  const {workspace, pick, schemaOf} = linter
  const {path} = source
  const view = viewOf(source, {aliases: workspace.config.aliases, readSide: questions.readSide})
  const isHuntFile = view !== undefined && isHunt(workspace, path, view.notebook)
  const {packs} = workspace
  const {note} = questions
  const rules = isMirror(workspace, path) ? pick(path).filter(({rule}) => isForMirrors(rule.meta.id)) : pick(path)
  const found = await lintNotebook({
    source,
    ...(view && {view}),
    rules: packs ? rules.filter(({rule}) => !packs.has(rule.meta.id)) : rules,
    isHunt: isHuntFile,
    block: view ? blockOf(view, schemaOf(path)) : noBlock,
    services: questions.services,
  })
  const suppressions = view ? findSuppressions(view) : []
  const own = packs && view ? rules.filter(({rule}) => packs.has(rule.meta.id)) : []
  const more =
    packs && own.length > 0
      ? await packs.lint({path, text: source.text, isHunt: isHuntFile, rules: own, isListening: note !== undefined})
      : undefined
  if (more) note?.(more.asked)
  return {
    kind: 'checked',
    diagnostics: [...(file.bom ? [bomDiagnostic(path)] : []), ...found, ...(more ? newIn(more.diagnostics, found) : [])],
    ...(more && more.stopped.length > 0 && {stopped: more.stopped}),
    ...(suppressions.length > 0 && {suppressions}),
    ...(isHuntFile && {hunting: printJson(view.notebook.metadata.get('hunting') ?? null)}),
  }
}

/** Both sides may have met the same Markdown that nobody can parse. */
function newIn(added: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(found.filter(({rule}) => rule === unparsed).map(({range}) => range.start.offset))
  return added.filter(({rule, range}) => rule !== unparsed || !known.has(range.start.offset))
}

const unparsed = 'parse/too-deep'

/** Asks the disk. */
export function questionsOf({workspace}: Pick<Linter, 'workspace'>, path: string): Questions {
  const folder = dirname(resolve(workspace.root, path))
  return {services: workspace.services, readSide: side => readSideFile(folder, side)}
}
