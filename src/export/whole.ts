import type {Notebook} from '../model/notebook.ts'
import {documentProblems} from './finding/document-problems.ts'
import {type ExportOptions, type ExportResult, exportNotebook as exportPlain} from './index.ts'
import {defangBlocks} from './indicators/defang-finding.ts'

/** As `exportNotebook` of the command line, with what that loads where an option asks for it: no option is without effect. */
export function exportNotebook(notebook: Notebook, options: ExportOptions): ExportResult {
  const names = options.facts.tenant !== undefined || options.facts.tenants.length > 0
  return exportPlain(notebook, {...(options.defang && {defangBlocks}), ...(names && {documentProblems}), ...options})
}
