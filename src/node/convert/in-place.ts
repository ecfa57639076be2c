import {resolve} from 'node:path'
import {parseIpynb} from '../../formats/ipynb/parse.ts'
import {printIpynb} from '../../formats/ipynb/print.ts'
import {stripIpynb} from '../../formats/ipynb/rewrite/strip.ts'
import {openChosen, visitChosen} from '../read-chosen.ts'
import {ToolError} from '../tool-error.ts'
import {apply} from './apply.ts'
import {attempt, isGood, maxWriting, outcomeOf, type Run, settle, shownIn} from './run.ts'
import type {ConvertOptions, ConvertOutcome, StripPart} from './types.ts'

/** Changes notebook files themselves: takes outputs and the like out of them, or writes them in nbformat's style. */
export async function stripFiles(run: Run): Promise<ConvertOutcome> {
  const {workspace, options} = run
  const {strip = [], reformat} = options
  if (strip.length === 0 && reformat !== true)
    throw new ToolError('OPTION_MISSING', 'Expected --strip or --reformat with --in-place, got neither.')
  const visited = await visitChosen(workspace, options.files ?? [], options, async path => {
    const read = openChosen(workspace, path, {})
    if (!read || !('source' in read)) return read ?? false
    const {notebook} = read.source.parsed
    if (read.source.format !== 'ipynb') run.passed++
    else if (isGood(run, read) && notebook) {
      const file = resolve(workspace.root, path)
      const parts = isLeftToGit(run, path, {text: read.source.text, strip}) ? [] : strip
      const text = rewritten(read.source.text, {strip: parts, ...(reformat && {reformat})})
      attempt(run, file, () => apply(run, {file, format: 'ipynb', text, before: {file: read.file, notebook}, sides: [], notes: []}))
    }
    await settle(run, maxWriting)
    return true
  })
  return outcomeOf(run, visited)
}

/**
 * A hook leaves to git's filter what that does anyway: results of which git stores nothing would be gone for good. Whoever asks for it by hand
 * does not ask whether something had to be done.
 */
function isLeftToGit(run: Run, path: string, {text, strip}: {readonly text: string; readonly strip: readonly StripPart[]}): boolean {
  const {workspace, options} = run
  if (options.failOnChange !== true || rewritten(text, {strip}) === text || !workspace.services.isCleanedByGit(path)) return false
  run.notes.push(
    `${shownIn(run, resolve(workspace.root, path))}: git's filter takes results of runs out of what is stored; the file keeps them`,
  )
  return true
}

/** The file is a notebook: it was read before. */
function rewritten(text: string, {strip = [], reformat}: Pick<ConvertOptions, 'strip' | 'reformat'>): string {
  const stripped = stripIpynb(text, new Set(strip))
  const kept = typeof stripped === 'string' ? stripped : text
  const notebook = reformat === true ? parseIpynb(kept).notebook : undefined
  return notebook ? printIpynb(notebook).text : kept
}
