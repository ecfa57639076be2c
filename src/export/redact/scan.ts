import type {ExportProblem, OutputFile} from '../../model/findings.ts'
import {textsOfFile} from '../file-texts.ts'
import type {Redactor} from './redactor.ts'

/** The last look at what would be written. What is found here was not seen where it came from, so nothing is written. */
export function findSecrets(files: readonly OutputFile[], redactor: Redactor): ExportProblem[] {
  const problems = new Map<string, ExportProblem>()
  for (const file of files) {
    for (const {text, language} of textsOfFile(file)) {
      const rule = redactor.left(text, language)
      if (rule === undefined) continue
      const message = `Unexpected \`${rule}\` in \`${file.path}\`: nothing is written.`
      problems.set(message, {rule: 'security/secret', severity: 'error', message})
    }
  }
  return [...problems.values()]
}
