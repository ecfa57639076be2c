import {existsSync, readdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {mystReader} from '../../formats/myst/reader.ts'
import {nearest} from '../../lint/schemas/nearest.ts'
import type {Parsed} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {type MarkedTemplate, markPlaceholders} from '../../setup/new-hunt/placeholders.ts'
import {readText} from '../read.ts'
import {insideRoot} from '../services.ts'
import {readSideFile} from '../side-files.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'

/** A template of the team's, parsed with words in place of its placeholders. */
export interface Template extends MarkedTemplate {
  /** From the root. */
  readonly path: string
  readonly notebook: Notebook
  readonly layout: Parsed['layout']
}

/** A text that people write by hand. */
const maxBytes = 1_000_000

/** The template with a name: the team's own, else the one for all teams. `undefined` where there is no default one. */
export function readTemplate(workspace: Workspace, {name, team}: {name: string; team: string | undefined}): Template | undefined {
  const {root, config} = workspace
  const {templates} = config.new
  const folders = team === undefined ? [templates] : [`${templates}/${team}`, templates]
  const path = folders.map(folder => `${folder}/${name}.md`).find(candidate => existsSync(insideRoot(root, candidate)))
  if (path !== undefined) return parseTemplate(root, path)
  if (name === 'default') return undefined
  const known = [...new Set(folders.flatMap(folder => namesIn(insideRoot(root, folder))))].sort()
  const meant = nearest(name, known)
  const hint =
    meant !== undefined
      ? `did you mean \`${meant}\`?`
      : known.length > 0
        ? `there are ${known.map(other => `\`${other}\``).join(', ')}`
        : `${templates}/${name}.md would be one; without --template the built-in one is taken`
  throw new ToolError('TEMPLATE_UNKNOWN', `Expected the name of a template in \`${templates}\`, got \`${name}\`.`, {hint})
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap(name => (name.endsWith('.md') ? [name.slice(0, -3)] : []))
  } catch {
    // Without the folder there are none.
    return []
  }
}

function parseTemplate(root: string, path: string): Template {
  const file = join(root, path)
  const read = readText(file, {path, maxBytes})
  if (!('text' in read)) throw new ToolError('TEMPLATE_UNREADABLE', `${path} could not be read: ${read.message}`)
  const marked = markPlaceholders(read.text)
  const {notebook, problems, layout} = mystReader.parse(marked.text, {readSide: side => readSideFile(dirname(file), side)})
  const problem = problems.find(({severity}) => severity === 'error')
  if (!notebook || problem) {
    const {line} = positionAt(linesOf(marked.text), problem?.start ?? 0)
    throw new ToolError('TEMPLATE_INVALID', `${path}:${line} ${problem?.message ?? 'Expected a notebook in MyST Markdown.'}`)
  }
  return {...marked, path, notebook, layout}
}
