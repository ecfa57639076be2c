import type {Check} from '../../model/check.ts'
import {catalogFiles} from '../files.ts'
import {commandIn} from '../installed.ts'
import {openLinter} from '../lint/linter.ts'
import {lintWith} from '../lint.ts'
import {gitTopLevel} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import {openWorkspace, type Workspace, type WorkspaceOptions} from '../workspace.ts'
import {checkAttack, checkCache, checkNames, checkPairs} from './catalog.ts'
import {checkGit} from './git-setup.ts'
import {checkPreCommit} from './pre-commit.ts'
import {checkNode, checkProgram} from './program.ts'

export interface DoctorOptions extends WorkspaceOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Looks for what keeps huntbook from working here, and changes nothing. What one check finds keeps no other from being made. */
export async function examine(options: DoctorOptions): Promise<readonly Check[]> {
  const {cwd, env} = options
  const opened = await open(options)
  const isOpen = 'root' in opened
  const workspace = isOpen ? opened : undefined
  const root = workspace?.root ?? gitTopLevel(cwd) ?? cwd
  const paths = workspace ? (await catalogFiles(workspace)).paths : []
  const sample = paths.find(path => path.endsWith('.ipynb')) ?? 'hunts/team/hunt.ipynb'
  return [
    checkNode(),
    ...(await guarded('huntbook', () => [checkProgram({root, env})])),
    isOpen ? configCheck(opened) : opened,
    ...(workspace ? await guarded('cache', () => [checkCache(workspace)]) : []),
    ...(await guarded('git', () => checkGit({root, env, sample}))),
    ...(await guarded('pre-commit', () => checkPreCommit({root, env}))),
    ...(workspace ? await ofCatalog(workspace, paths, options) : []),
  ]
}

async function open(options: DoctorOptions): Promise<Workspace | Check> {
  try {
    return await openWorkspace(options)
  } catch (error) {
    const check = failed('config', error)
    return {next: 'put it right: docs/configuration.md has all keys', ...check}
  }
}

function configCheck({configFiles, isConfigured, root, rules}: Workspace): Check {
  const [file = ''] = configFiles
  const message = isConfigured
    ? `${file} is valid; the root is ${root}, and there are ${rules.length} rules.`
    : `No huntbook.config.yaml: the recommended rules hold for all notebooks below ${root}.`
  return {id: 'config', status: 'ok', message}
}

async function ofCatalog(workspace: Workspace, paths: readonly string[], options: DoctorOptions): Promise<readonly Check[]> {
  return [
    ...(await guarded('attack', () => [checkAttack(workspace)])),
    ...(await guarded('notebooks', () => [notebooksCheck(paths)])),
    ...(await guarded('jupytext', () => checkJupytext(workspace.root, options))),
    ...(await guarded('pairs', () => [checkPairs(workspace, paths)])),
    ...(await guarded('names', () => [checkNames(workspace)])),
  ]
}

function notebooksCheck(paths: readonly string[]): Check {
  const id = 'notebooks'
  if (paths.length > 0) return {id, status: 'ok', message: `\`files\` chooses ${paths.length === 1 ? '1 file' : `${paths.length} files`}.`}
  return {
    id,
    status: 'warning',
    message: '`files` chooses nothing.',
    next: 'put a hunt at hunts/TEAM/NAME.md, or change `files` in the configuration',
  }
}

/**
 * Filters of jupytext that drop the hunting block, of its configuration and of headers: there are rules for both. No rule of a pack is
 * loaded for that: who asks what is wrong with a checkout need not trust it.
 */
async function checkJupytext(root: string, {cwd, config, configTree}: DoctorOptions): Promise<readonly Check[]> {
  const only = ['repo/jupytext', 'format/jupytext']
  const place = {cwd, ...(config !== undefined && {config}), ...(configTree && {configTree})}
  const options = {...place, only, checkGroups: true, allowEmpty: true, packs: 'leave out'} as const
  const {diagnostics} = await lintWith(await openLinter(options), options)
  const places = [...new Set(diagnostics.filter(({rule}) => only.includes(rule)).map(({path}) => path))]
  if (places.length === 0) return [{id: 'jupytext', status: 'ok', message: 'Nothing makes jupytext drop the `hunting` block.'}]
  const message = `jupytext would lose metadata: ${places.length === 1 ? places[0] : `${places[0]} and ${places.length - 1} more`}.`
  return [
    {
      id: 'jupytext',
      status: 'warning',
      message,
      next: `${commandIn(root)} check ${only.map(id => `--only ${id}`).join(' ')} shows where, with --fix it puts right what it can`,
    },
  ]
}

async function guarded(id: string, check: () => readonly Check[] | Promise<readonly Check[]>): Promise<readonly Check[]> {
  try {
    return await check()
  } catch (error) {
    return [failed(id, error)]
  }
}

/** What is no `ToolError` is a fault of huntbook, and shown as one. */
function failed(id: string, error: unknown): Check {
  if (!(error instanceof ToolError)) throw error
  return {id, status: 'problem', message: error.message, ...(error.hint !== undefined && {next: error.hint})}
}
