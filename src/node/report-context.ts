import {existsSync, readFileSync, realpathSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {largestFile} from '../model/limits.ts'
import type {PathBase, Report, ReporterOptions} from '../model/report.ts'
import type {LintReport} from './lint.ts'
import {packageFolder} from './package.ts'
import {fromRoot, gitTopLevel, isInside} from './paths.ts'
import {decode, readText} from './read.ts'

type Env = Readonly<Record<string, string | undefined>>

/** A report, perhaps of a run that could not begin. */
export type Reportable = Report & Partial<Omit<LintReport, keyof Report>>

type Context = Pick<ReporterOptions, 'pathFrom' | 'linkBase' | 'pageOf' | 'textOf' | 'byteColumn' | 'isChanged'>

/** What formats for machines ask for besides the report. Nothing is read before it is asked for. */
export async function reportContext(report: Reportable, {env, format}: {readonly env: Env; readonly format: string}): Promise<Context> {
  const linkBase = linkBaseOf(env)
  const {root, base} = report
  const textOf = (path: string): string | undefined => (report.textOf ? report.textOf(path) : textOfFile(report, path))
  const context = {pathFrom: pathsFrom(root, env), pageOf, textOf, ...(linkBase !== undefined && {linkBase})}
  const {byteColumn, isChanged} = report
  if (byteColumn) return {...context, byteColumn, ...(isChanged && {isChanged})}
  // Only annotations stand in an order that git has to be asked about.
  if (format !== 'github' || base === undefined) return context
  const {changedLines} = await import('./git/changed-lines.ts')
  return {...context, isChanged: changedLines(root, base, {textOf})}
}

/** Services look paths up from folders of their own. A folder that has nothing to do with the root is none of them. */
function pathsFrom(root: string, env: Env): (path: string, base: PathBase) => string {
  const real = realFolder(root) ?? root
  const repository = gitTopLevel(real) ?? real
  const related = (folder: string | undefined): string => {
    const found = folder === undefined || folder === '' ? undefined : realFolder(folder)
    return found !== undefined && (isInside(fromRoot(found, real)) || isInside(fromRoot(real, found))) ? found : repository
  }
  const folders = {repository, workspace: related(env.GITHUB_WORKSPACE), project: related(env.CI_PROJECT_DIR)}
  return (path, base) => fromRoot(folders[base], resolve(real, path))
}

function realFolder(folder: string): string | undefined {
  return existsSync(folder) ? realpathSync(folder) : undefined
}

/** The address of files at the commit that is checked. Values that are no parts of one make none. */
function linkBaseOf(env: Env): string | undefined {
  const {GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: name = '', GITHUB_SHA: commit = ''} = env
  const github = `${server}/${name}/blob/${commit}/`
  const gitlab = `${env.CI_PROJECT_URL ?? ''}/-/blob/${env.CI_COMMIT_SHA ?? ''}/`
  return [github, gitlab].find(address => /^https?:\/\/[\w.:-]+(?:\/[\w.-]+)+\/blob\/[\da-f]{40,64}\/$/u.test(address))
}

/** Shipped rules have a page in the package. */
function pageOf(rule: string): string | undefined {
  const file = join(packageFolder(), 'docs/rules', `${rule}.md`)
  return /^[a-z\d-]+\/[a-z\d-]+$/u.test(rule) && existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** What came from standard input is on no disk. */
function textOfFile({root, checked = [], stdin}: Reportable, path: string): string | undefined {
  const file = stdin && checked.includes(path) ? decode(stdin, path) : readText(resolve(root, path), {path, maxBytes: largestFile})
  return 'text' in file ? file.text : undefined
}
