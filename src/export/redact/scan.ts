import type {ExportProblem, FindingsBlock, OutputFile} from '../../model/findings.ts'
import {textsOfFile} from '../file-texts.ts'
import type {Redactor} from './redactor.ts'
import {namedSecret} from './secrets/named.ts'

/**
 * The last look at what would be written. What is found here was not seen where it came from, so nothing is written. The blocks that
 * the files were made of say which cell it is in, if they hold it.
 */
export function findSecrets(files: readonly OutputFile[], redactor: Redactor, blocks: readonly FindingsBlock[] = []): ExportProblem[] {
  const problems = new Map<string, ExportProblem>()
  for (const file of files) {
    for (const {text, language, name} of textsOfFile(file)) {
      const rule = redactor.left(text, language) ?? (name === undefined ? undefined : namedSecret(name, text))
      if (rule === undefined) continue
      const message = `Unexpected \`${rule}\` in \`${file.path}\`: nothing is written.`
      problems.set(message, {rule: 'security/secret', severity: 'error', message})
    }
  }
  return problems.size === 0 ? [] : [...problems.values(), ...secretsIn(blocks, redactor)]
}

function secretsIn(blocks: readonly FindingsBlock[], redactor: Redactor): ExportProblem[] {
  const problems = new Map<string, ExportProblem>()
  for (const {markdown, cell} of blocks) {
    const rule = redactor.left(markdown, 'markdown')
    if (rule === undefined) continue
    const message = `Unexpected \`${rule}\` in what is shown of this cell: take it out, or do not export the cell.`
    problems.set(`${cell} ${rule}`, {rule: 'security/secret', severity: 'error', message, cell})
  }
  return [...problems.values()]
}
